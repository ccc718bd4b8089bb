# Tandem: What each scenario changes. Data: effects.dat.
# To draw it again: gnuplot effects.gp (in this folder)
if (!exists('picture')) picture = 'effects.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,1152 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What each scenario changes' at screen 0.0250, screen 0.9740 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9497 left font ',12' tc rgb '#444444'
set label '12 pairs of replicates; points: mean difference with interval. Filled: a primary outcome whose interval leaves out 0 (these hold together at 95 %,' at screen 0.0250, screen 0.0304 left font ',10.8' tc rgb '#444444'
set label 'others one by one); blue better, red worse.' at screen 0.0250, screen 0.0122 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.2708
set rmargin at screen 0.4750
set tmargin at screen 0.8637
set bmargin at screen 0.7387
set xrange [-21.5830484:27.8938813]
set minussign
set xtics 10 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Completed within 52 weeks (baseline: 51.2 %)' at graph 0, graph 1.2778 left
set label 'difference in percentage points; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set object rectangle from graph -1.2449, first 0.5 to graph 3.5714, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -1.2449, first 2.5 to graph 3.5714, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'It’s a helper' at graph -0.0490, first 1.0000 right font ',10.2'
set label 'A rule that is in the way of all who' at graph -0.0490, first 1.8385 right font ',10.2'
set label 'would like to try' at graph -0.0490, first 2.1615 right font ',10.2'
set label 'The same' at graph -0.0490, first 3.0000 right font ',10.2'
set label '+15.0 (+4.8 to +25.2)' at graph 1.0408, first 1 left font ',10.2'
set label '−11.3 (−18.9 to −3.6)' at graph 1.0408, first 2 left font ',10.2'
set label '0.0 (0.0 to 0.0)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'completed_52_weeks' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==1?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==1?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#0072B2' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==2?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#D55E00' notitle, \
     'effects.dat' index 'completed_52_weeks' using ($6==2?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6417
set rmargin at screen 0.8458
set tmargin at screen 0.8637
set bmargin at screen 0.7387
set xrange [-1:1]
set minussign
set xtics 0.5 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Completed, of all issues' at graph 0, graph 1.2778 left
set label 'difference in percentage points; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set label 'not available' at graph 1.0408, first 1 left font ',10.2'
set label 'not available' at graph 1.0408, first 2 left font ',10.2'
set label 'not available' at graph 1.0408, first 3 left font ',10.2'
plot NaN notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.2708
set rmargin at screen 0.4750
set tmargin at screen 0.6484
set bmargin at screen 0.5234
set xrange [-1:1]
set minussign
set xtics 0.5 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Started, of all issues' at graph 0, graph 1.2778 left
set label 'difference in percentage points; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set object rectangle from graph -1.2449, first 0.5 to graph 3.5714, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -1.2449, first 2.5 to graph 3.5714, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'It’s a helper' at graph -0.0490, first 1.0000 right font ',10.2'
set label 'A rule that is in the way of all who' at graph -0.0490, first 1.8385 right font ',10.2'
set label 'would like to try' at graph -0.0490, first 2.1615 right font ',10.2'
set label 'The same' at graph -0.0490, first 3.0000 right font ',10.2'
set label 'not available' at graph 1.0408, first 1 left font ',10.2'
set label 'not available' at graph 1.0408, first 2 left font ',10.2'
set label 'not available' at graph 1.0408, first 3 left font ',10.2'
plot NaN notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6417
set rmargin at screen 0.8458
set tmargin at screen 0.6484
set bmargin at screen 0.5234
set xrange [-8.63321938:11.1575525]
set minussign
set xtics 5 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Completed collaborations a run (baseline: 20.5)' at graph 0, graph 1.2778 left
set label 'difference in collaborations; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set label '+6.0 (+1.9 to +10.1)' at graph 1.0408, first 1 left font ',10.2'
set label '−4.5 (−7.6 to −1.4)' at graph 1.0408, first 2 left font ',10.2'
set label '0.0 (0.0 to 0.0)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'completed_episodes' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==1?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==1?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#0072B2' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==2?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#D55E00' notitle, \
     'effects.dat' index 'completed_episodes' using ($6==2?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.2708
set rmargin at screen 0.4750
set tmargin at screen 0.4332
set bmargin at screen 0.3082
set xrange [-12.4:32.4]
set minussign
set xtics 10 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Agencies that have ever tried (baseline: 45.5 %)' at graph 0, graph 1.2778 left
set label 'difference in percentage points; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set object rectangle from graph -1.2449, first 0.5 to graph 3.5714, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -1.2449, first 2.5 to graph 3.5714, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'It’s a helper' at graph -0.0490, first 1.0000 right font ',10.2'
set label 'A rule that is in the way of all who' at graph -0.0490, first 1.8385 right font ',10.2'
set label 'would like to try' at graph -0.0490, first 2.1615 right font ',10.2'
set label 'The same' at graph -0.0490, first 3.0000 right font ',10.2'
set label '+30.0 (+30.0 to +30.0)' at graph 1.0408, first 1 left font ',9.73636'
set label '−10.0 (−10.0 to −10.0)' at graph 1.0408, first 2 left font ',9.73636'
set label '0.0 (0.0 to 0.0)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'ever_tried_horizon' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==1?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==1?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#0072B2' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==2?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#D55E00' notitle, \
     'effects.dat' index 'ever_tried_horizon' using ($6==2?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6417
set rmargin at screen 0.8458
set tmargin at screen 0.4332
set bmargin at screen 0.3082
set xrange [-6.2:16.2]
set minussign
set xtics 5 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Agencies where it is routine (baseline: 22.8 %)' at graph 0, graph 1.2778 left
set label 'difference in percentage points; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set label '+15.0 (+15.0 to +15.0)' at graph 1.0408, first 1 left font ',9.73636'
set label '−5.0 (−5.0 to −5.0)' at graph 1.0408, first 2 left font ',10.2'
set label '0.0 (0.0 to 0.0)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'routine_horizon' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'routine_horizon' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'routine_horizon' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.2708
set rmargin at screen 0.4750
set tmargin at screen 0.2179
set bmargin at screen 0.0929
set xrange [-0.6:10.6]
set minussign
set xtics 5 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Data refused within 52 weeks (baseline: 5.0 %)' at graph 0, graph 1.2778 left
set label 'difference in percentage points; less is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set object rectangle from graph -1.2449, first 0.5 to graph 3.5714, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -1.2449, first 2.5 to graph 3.5714, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'It’s a helper' at graph -0.0490, first 1.0000 right font ',10.2'
set label 'A rule that is in the way of all who' at graph -0.0490, first 1.8385 right font ',10.2'
set label 'would like to try' at graph -0.0490, first 2.1615 right font ',10.2'
set label 'The same' at graph -0.0490, first 3.0000 right font ',10.2'
set label '0.00 (0.00 to 0.00)' at graph 1.0408, first 1 left font ',10.2'
set label '+10.00 (+10.00 to +10.00)' at graph 1.0408, first 2 left font ',8.568'
set label '0.00 (0.00 to 0.00)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'refused_52_weeks' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'refused_52_weeks' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'refused_52_weeks' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6417
set rmargin at screen 0.8458
set tmargin at screen 0.2179
set bmargin at screen 0.0929
set xrange [-31.2796209:21.8009479]
set minussign
set xtics 20 format '%+h'
set xtics add ('0' 0)
set yrange [3.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set label 'Public value of all results' at graph 0, graph 1.2778 left
set label 'difference in % of the baseline’s mean; more is better' at graph 0, graph 1.1250 left font ',10.8' tc rgb '#444444'
set label '+19.0 (+19.0 to +19.0)' at graph 1.0408, first 1 left font ',9.73636'
set label '−28.4 (−28.4 to −28.4)' at graph 1.0408, first 2 left font ',9.73636'
set label '0.0 (0.0 to 0.0)' at graph 1.0408, first 3 left font ',10.2'
plot 'effects.dat' index 'public_value' using ($6==0?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#666666' notitle, \
     'effects.dat' index 'public_value' using ($6==0?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#666666' notitle, \
     'effects.dat' index 'public_value' using ($6==0?$2:NaN):1 with points pt 7 ps 0.9*marker lc rgb '#FFFFFF' notitle, \
     'effects.dat' index 'public_value' using ($6==1?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'effects.dat' index 'public_value' using ($6==1?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#0072B2' notitle, \
     'effects.dat' index 'public_value' using ($6==2?$3:NaN):1:($4-$3):(0) with vectors nohead lw 2.5 lc rgb '#D55E00' notitle, \
     'effects.dat' index 'public_value' using ($6==2?$2:NaN):1 with points pt 7 ps 1.5*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
