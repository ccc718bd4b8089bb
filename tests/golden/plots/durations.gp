# Tandem: How long collaborations run and how long their services live. Data: durations.dat.
# To draw it again: gnuplot durations.gp (in this folder)
if (!exists('picture')) picture = 'durations.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,775 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How long collaborations run and how long their services live' at screen 0.0250, screen 0.9613 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9252 left font ',12' tc rgb '#444444'
set label '3 replicates; lines: Kaplan-Meier estimates; legend: their number, median with interval; bands and brackets: 95 % interval; handed over: from the' at screen 0.0250, screen 0.0452 left font ',10.8' tc rgb '#444444'
set label 'takeover on, with the age of then; kept by its makers: until a takeover, where it is censored' at screen 0.0250, screen 0.0181 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.4792
set tmargin at screen 0.8129
set bmargin at screen 0.3097
set label 'episodes still in progress' at graph 0, graph 1.0462 left front
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of episodes' at graph -0.1642, graph 0.5 center rotate by 90
set xrange [0:104]
set xtics 0, 26 format '%g'
set label 'weeks since the start' at graph 0.5, graph -0.1333 center
set label 'public start, internal data: 30, median 27 weeks (5–31)' at graph 0.0632, graph -0.2000 left font ',10.8'
set arrow from graph -0.0632, graph -0.2000 to graph 0.0421, graph -0.2000 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'private start, internal data: 9, median 11 weeks (0 or more)' at graph 0.0632, graph -0.2615 left font ',10.8'
set arrow from graph -0.0632, graph -0.2615 to graph 0.0421, graph -0.2615 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'public start, open data: 3, median not reached' at graph 0.0632, graph -0.3231 left font ',10.8'
set arrow from graph -0.0632, graph -0.3231 to graph 0.0421, graph -0.3231 nohead lw 2.5 dt (16,5,3,5) lc rgb '#009E73'
set label 'private start, open data: 0' at graph 0.0632, graph -0.3846 left font ',10.8'
set arrow from graph -0.0632, graph -0.3846 to graph 0.0421, graph -0.3846 nohead lw 2.5 dt (3,4) lc rgb '#CC79A7'
plot 'durations.dat' index 'public_internal' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'public_internal' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'durations.dat' index 'private_internal' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'private_internal' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#D55E00' notitle, \
     'durations.dat' index 'public_open' using 1:3:4 with filledcurves fc rgb '#009E73' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'public_open' using 1:2 with lines lw 2.5 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5750
set rmargin at screen 0.9708
set tmargin at screen 0.8129
set bmargin at screen 0.3097
set label 'services still alive' at graph 0, graph 1.0462 left front
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of services' at graph -0.1642, graph 0.5 center rotate by 90
set xrange [0:260]
set xtics 0, 52 format '%g'
set label 'weeks since the first release' at graph 0.5, graph -0.1333 center
set label 'all: 6, median 60 weeks (0 or more)' at graph 0.0632, graph -0.2000 left font ',10.8'
set arrow from graph -0.0632, graph -0.2000 to graph 0.0421, graph -0.2000 nohead lw 2.5 dt solid lc rgb '#000000'
set label 'handed over: 3, median not reached' at graph 0.0632, graph -0.2615 left font ',10.8'
set arrow from graph -0.0632, graph -0.2615 to graph 0.0421, graph -0.2615 nohead lw 2.5 dt (12,5) lc rgb '#0072B2'
set label 'kept by its makers: 6, median 60 weeks (0 or more)' at graph 0.0632, graph -0.3231 left font ',10.8'
set arrow from graph -0.0632, graph -0.3231 to graph 0.0421, graph -0.3231 nohead lw 2.5 dt (16,5,3,5) lc rgb '#D55E00'
plot 'durations.dat' index 'services_all' using 1:3:4 with filledcurves fc rgb '#000000' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'services_all' using 1:2 with lines lw 2.5 dt solid lc rgb '#000000' notitle, \
     'durations.dat' index 'services_handed_over' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'services_handed_over' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#0072B2' notitle, \
     'durations.dat' index 'services_kept' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.2 noborder notitle, \
     'durations.dat' index 'services_kept' using 1:2 with lines lw 2.5 dt (16,5,3,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
