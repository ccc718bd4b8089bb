# Tandem: How the practice spreads, by scenario. Data: adoption_compared.dat.
# To draw it again: gnuplot adoption_compared.gp (in this folder)
if (!exists('picture')) picture = 'adoption_compared.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,735 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How the practice spreads, by scenario' at screen 0.0250, screen 0.9592 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9211 left font ',12' tc rgb '#444444'
set label '12 replicates of each scenario; line: mean share of agencies, band: its 95 % interval; at the right: values at the end. Run by run, differences' at screen 0.0250, screen 0.0476 left font ',10.8' tc rgb '#444444'
set label 'between scenarios are more certain than these bands suggest.' at screen 0.0250, screen 0.0190 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.6333
set tmargin at screen 0.8435
set bmargin at screen 0.1905
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of agencies that have ever tried' at graph -0.1182, graph 0.5 center rotate by 90
set yrange [0:0.8]
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1083 center
set arrow from graph 1, graph 0.4438 to graph 1.0455, graph 0.3958 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0455, graph 0.3958 to graph 1.0833, graph 0.3958 nohead lw 2.5 dt solid lc rgb '#D55E00'
set label 'A rule that is in the way of all who' at graph 1.0955, graph 0.4333 left
set label 'would like to try' at graph 1.0955, graph 0.3958 left
set label '35.5 % (33.2–37.8)' at graph 1.0955, graph 0.3583 left
set arrow from graph 1, graph 0.5688 to graph 1.0455, graph 0.5271 nohead lw 1 lc rgb '#000000'
set arrow from graph 1.0455, graph 0.5271 to graph 1.0833, graph 0.5271 nohead lw 2.5 dt solid lc rgb '#000000'
set label 'A small world, made by hand' at graph 1.0955, graph 0.5458 left
set label '45.5 % (43.2–47.8)' at graph 1.0955, graph 0.5083 left
set arrow from graph 1, graph 0.5688 to graph 1.0455, graph 0.6583 nohead lw 1 lc rgb '#009E73'
set arrow from graph 1.0455, graph 0.6583 to graph 1.0833, graph 0.6583 nohead lw 2.5 dt solid lc rgb '#009E73'
set label 'The same' at graph 1.0955, graph 0.6771 left
set label '45.5 % (43.2–47.8)' at graph 1.0955, graph 0.6396 left
set arrow from graph 1, graph 0.9437 to graph 1.0455, graph 0.9344 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0455, graph 0.9344 to graph 1.0833, graph 0.9344 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'It’s a helper' at graph 1.0955, graph 0.9531 left
set label '75.5 % (73.2–77.8)' at graph 1.0955, graph 0.9156 left
plot 'adoption_compared.dat' index 'scenario_0' using 1:3:4 with filledcurves fc rgb '#000000' fs transparent solid 0.15 noborder notitle, \
     'adoption_compared.dat' index 'scenario_1' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'adoption_compared.dat' index 'scenario_2' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.15 noborder notitle, \
     'adoption_compared.dat' index 'scenario_3' using 1:3:4 with filledcurves fc rgb '#009E73' fs transparent solid 0.15 noborder notitle, \
     'adoption_compared.dat' index 'scenario_1' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'adoption_compared.dat' index 'scenario_2' using 1:2 with lines lw 2.5 dt solid lc rgb '#D55E00' notitle, \
     'adoption_compared.dat' index 'scenario_3' using 1:2 with lines lw 2.5 dt solid lc rgb '#009E73' notitle, \
     'adoption_compared.dat' index 'scenario_0' using 1:2 with lines lw 2.5 dt solid lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
