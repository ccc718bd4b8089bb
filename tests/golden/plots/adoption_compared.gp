# Tandem: What each scenario changes in how the practice spreads. Data: adoption_compared.dat.
# To draw it again: gnuplot adoption_compared.gp (in this folder)
if (!exists('picture')) picture = 'adoption_compared.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,800 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What each scenario changes in how the practice spreads' at screen 0.0250, screen 0.9625 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9275 left font ',12' tc rgb '#444444'
set label '12 pairs of replicates; scenario minus baseline, in percentage points of agencies; band: 95 % interval of the difference at each time, run by run. A' at screen 0.0250, screen 0.0437 left font ',10.8' tc rgb '#444444'
set label 'band that leaves out 0 tells the two apart there.' at screen 0.0250, screen 0.0175 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0792
set rmargin at screen 0.3042
set tmargin at screen 0.7812
set bmargin at screen 0.5437
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'A small world, made by hand' at graph 0, graph 1.1895 left
set label '45.5 % (43.2–47.8) at the end' at graph 0, graph 1.0842 left tc rgb '#444444'
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share that has ever tried' at graph -0.2889, graph 0.5 center rotate by 90
plot 'adoption_compared.dat' index 'baseline' using 1:5:6 with filledcurves fc rgb '#000000' fs transparent solid 0.15 noborder notitle, \
     'adoption_compared.dat' index 'baseline' using 1:3:4 with filledcurves fc rgb '#000000' fs transparent solid 0.35 noborder notitle, \
     'adoption_compared.dat' index 'baseline' using 1:2 with lines lw 2.5 dt solid lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.3917
set rmargin at screen 0.6167
set tmargin at screen 0.7812
set bmargin at screen 0.5437
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'It’s a helper' at graph 0, graph 1.1895 left
set label '+30.0 (+30.0 to +30.0) points at the end' at graph 0, graph 1.0842 left tc rgb '#444444'
set label 'years since the start' at graph 0.5, graph -0.2737 center
set yrange [-12.4:32.4]
set minussign
set ytics 10 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set label 'difference, points' at graph -0.2889, graph 0.5 center rotate by 90
plot 'adoption_compared.dat' index 'scenario_1' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.25 noborder notitle, \
     'adoption_compared.dat' index 'scenario_1' using 1:2 with lines lw 2.5 lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.7042
set rmargin at screen 0.9292
set tmargin at screen 0.7812
set bmargin at screen 0.5437
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'A rule that is in the way of all who' at graph 0, graph 1.2947 left
set label 'would like to try' at graph 0, graph 1.1895 left
set label '−10.0 (−10.0 to −10.0) points at the end' at graph 0, graph 1.0842 left tc rgb '#444444'
set label 'years since the start' at graph 0.5, graph -0.2737 center
set yrange [-12.4:32.4]
set minussign
set ytics 10 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'adoption_compared.dat' index 'scenario_2' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.25 noborder notitle, \
     'adoption_compared.dat' index 'scenario_2' using 1:2 with lines lw 2.5 lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0792
set rmargin at screen 0.3042
set tmargin at screen 0.4000
set bmargin at screen 0.1625
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'The same' at graph 0, graph 1.1895 left
set label '0.0 (0.0 to 0.0) points at the end' at graph 0, graph 1.0842 left tc rgb '#444444'
set label 'years since the start' at graph 0.5, graph -0.2737 center
set yrange [-12.4:32.4]
set minussign
set ytics 10 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set label 'difference, points' at graph -0.2889, graph 0.5 center rotate by 90
plot 'adoption_compared.dat' index 'scenario_3' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.25 noborder notitle, \
     'adoption_compared.dat' index 'scenario_3' using 1:2 with lines lw 2.5 lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
