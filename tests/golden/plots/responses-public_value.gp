# Tandem: How the output follows each factor. Data: responses-public_value.dat.
# To draw it again: gnuplot responses-public_value.gp (in this folder)
if (!exists('picture')) picture = 'responses-public_value.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,866 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How the output follows each factor' at screen 0.0250, screen 0.9654 left font ',16.8' tc rgb '#000000'
set label 'Public value · A small plan, made by hand' at screen 0.0250, screen 0.9330 left font ',12' tc rgb '#444444'
set label '300 runs, 10 at each point. Dots: 30 points; blue: mean of neighbouring points with 95 % interval. All panels have the same upward axis.' at screen 0.0250, screen 0.0162 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.1000
set rmargin at screen 0.5246
set tmargin at screen 0.8372
set bmargin at screen 0.5600
set yrange [0.373405057:0.544355842]
set ytics ('0.4' 0.4, '0.45' 0.45, '0.5' 0.5)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
unset logscale x
set xrange [0.288:0.612]
set xtics ('0.3' 0.3, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6)
set label 'trust.citizen_mean' at graph 0, graph 1.1375 left font ',10.8' tc rgb '#000000'
set label 'from end to end +0.098 (+0.086 to +0.110)' at graph 0, graph 1.0542 left font ',9.6' tc rgb '#444444'
set label 'probability' at graph 0.5, graph -0.2083 center font ',9.6' tc rgb '#444444'
set label 'Public value, points' at screen 0.0183, screen 0.6986 center rotate by 90
plot 'responses-public_value.dat' index 'points' using 2:1 with points pt 7 ps 0.5*marker lc rgb '#A0A0A0' notitle, \
     'responses-public_value.dat' index 'panel_1' using 1:3:(0):($4-$3) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'responses-public_value.dat' index 'panel_1' using 1:2 with points pt 7 ps 0.9*marker lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5546
set rmargin at screen 0.9792
set tmargin at screen 0.8372
set bmargin at screen 0.5600
set yrange [0.373405057:0.544355842]
set ytics 0.05 format ''
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
unset logscale x
set xrange [0.18:0.72]
set xtics ('0.2' 0.2, '0.3' 0.3, '0.4' 0.4, '0.5' 0.5, '0.6' 0.6, '0.7' 0.7)
set label 'data_quality.mean_machine_readable' at graph 0, graph 1.1375 left font ',10.8' tc rgb '#000000'
set label 'from end to end +0.052 (+0.040 to +0.064)' at graph 0, graph 1.0542 left font ',9.6' tc rgb '#444444'
set label 'score' at graph 0.5, graph -0.2083 center font ',9.6' tc rgb '#444444'
plot 'responses-public_value.dat' index 'points' using 3:1 with points pt 7 ps 0.5*marker lc rgb '#A0A0A0' notitle, \
     'responses-public_value.dat' index 'panel_2' using 1:3:(0):($4-$3) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'responses-public_value.dat' index 'panel_2' using 1:2 with points pt 7 ps 0.9*marker lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.1000
set rmargin at screen 0.5246
set tmargin at screen 0.4238
set bmargin at screen 0.1467
set yrange [0.373405057:0.544355842]
set ytics ('0.4' 0.4, '0.45' 0.45, '0.5' 0.5)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
unset logscale x
set xrange [-0.032:0.832]
set xtics ('0' -0, '0.2' 0.2, '0.4' 0.4, '0.6' 0.6, '0.8' 0.8)
set label 'interventions.legal_guideline.intensity' at graph 0, graph 1.1375 left font ',10.8' tc rgb '#000000'
set label 'from end to end +0.044 (+0.032 to +0.056)' at graph 0, graph 1.0542 left font ',9.6' tc rgb '#444444'
set label 'share of the ambiguity removed' at graph 0.5, graph -0.2083 center font ',9.6' tc rgb '#444444'
set label 'Public value, points' at screen 0.0183, screen 0.2852 center rotate by 90
plot 'responses-public_value.dat' index 'points' using 4:1 with points pt 7 ps 0.5*marker lc rgb '#A0A0A0' notitle, \
     'responses-public_value.dat' index 'panel_3' using 1:3:(0):($4-$3) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'responses-public_value.dat' index 'panel_3' using 1:2 with points pt 7 ps 0.9*marker lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5546
set rmargin at screen 0.9792
set tmargin at screen 0.4238
set bmargin at screen 0.1467
set yrange [0.373405057:0.544355842]
set ytics 0.05 format ''
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set logscale x
set xrange [0.946057647:4.22807216]
set xtics ('1' 1, '2' 2, '3' 3, '4' 4)
set label 'legal.review_weeks' at graph 0, graph 1.1375 left font ',10.8' tc rgb '#000000'
set label 'from end to end −0.040 (−0.052 to −0.028)' at graph 0, graph 1.0542 left font ',9.6' tc rgb '#444444'
set label 'weeks' at graph 0.5, graph -0.2083 center font ',9.6' tc rgb '#444444'
plot 'responses-public_value.dat' index 'points' using 5:1 with points pt 7 ps 0.5*marker lc rgb '#A0A0A0' notitle, \
     'responses-public_value.dat' index 'panel_4' using 1:3:(0):($4-$3) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'responses-public_value.dat' index 'panel_4' using 1:2 with points pt 7 ps 0.9*marker lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
