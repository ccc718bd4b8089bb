# Tandem: How the practice spreads among agencies. Data: adoption.dat.
# To draw it again: gnuplot adoption.gp (in this folder)
if (!exists('picture')) picture = 'adoption.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,750 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How the practice spreads among agencies' at screen 0.0250, screen 0.9600 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9227 left font ',12' tc rgb '#444444'
set label '3 replicates; line: mean; dark band: its 95 % interval; light band: 5–95 % of runs' at screen 0.0250, screen 0.0187 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.7708
set tmargin at screen 0.8000
set bmargin at screen 0.1533
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of agencies' at graph -0.0945, graph 0.5 center rotate by 90
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1072 center
set label 'curve of Bass (1969): innovation 0.0707 (standard error 0.012), imitation 0.925 (0.011) a year; mean of the fits to each of 3 runs' at graph 0.06, graph 1.05 left font ',10.8' tc rgb '#444444'
set arrow from graph 0, graph 1.05 to graph 0.05, graph 1.05 nohead lw 1.5 dt (16,5,3,5) lc rgb '#000000'
set label 'by programme: 8 % (4–12)' at graph 1.0170, first 0.0822 left point pt 5 ps 1.1*marker lc rgb '#E69F00' offset 1,0
set label 'routine now: 21 % (11–30)' at graph 1.0170, first 0.2054 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
set label 'decided now: 37 % (20–54)' at graph 1.0170, first 0.3686 left point pt 5 ps 1.1*marker lc rgb '#56B4E9' offset 1,0
set label 'ever tried: 41 % (22–60)' at graph 1.0170, first 0.4119 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
plot 'adoption.dat' index 'ever_tried' using 1:5:6 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'adoption.dat' index 'ever_tried' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.35 noborder notitle, \
     'adoption.dat' index 'ever_tried' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'adoption.dat' index 'tried_programme' using 1:5:6 with filledcurves fc rgb '#E69F00' fs transparent solid 0.15 noborder notitle, \
     'adoption.dat' index 'tried_programme' using 1:3:4 with filledcurves fc rgb '#E69F00' fs transparent solid 0.35 noborder notitle, \
     'adoption.dat' index 'tried_programme' using 1:2 with lines lw 2.5 dt (3,4) lc rgb '#E69F00' notitle, \
     'adoption.dat' index 'decided' using 1:5:6 with filledcurves fc rgb '#56B4E9' fs transparent solid 0.15 noborder notitle, \
     'adoption.dat' index 'decided' using 1:3:4 with filledcurves fc rgb '#56B4E9' fs transparent solid 0.35 noborder notitle, \
     'adoption.dat' index 'decided' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#56B4E9' notitle, \
     'adoption.dat' index 'routine' using 1:5:6 with filledcurves fc rgb '#D55E00' fs transparent solid 0.15 noborder notitle, \
     'adoption.dat' index 'routine' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.35 noborder notitle, \
     'adoption.dat' index 'routine' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#D55E00' notitle, \
     'adoption.dat' index 'bass' using 1:2 with lines lw 1.5 dt (16,5,3,5) lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
