# Tandem: How the interval narrows with more replicates. Data: interval_width-public_value.dat.
# To draw it again: gnuplot interval_width-public_value.gp (in this folder)
if (!exists('picture')) picture = 'interval_width-public_value.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,735 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How the interval narrows with more replicates' at screen 0.0250, screen 0.9592 left font ',16.8' tc rgb '#000000'
set label 'Public value · A small plan, made by hand' at screen 0.0250, screen 0.9211 left font ',12' tc rgb '#444444'
set label '100 replicates; standard deviation between them: 0.030 points (0.026 to 0.036). Points: half-widths measured with the first runs; line: expected from' at screen 0.0250, screen 0.0476 left font ',10.8' tc rgb '#444444'
set label 'all; band: from the 95 % interval of the deviation.' at screen 0.0250, screen 0.0190 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.1000
set rmargin at screen 0.6333
set tmargin at screen 0.8435
set bmargin at screen 0.1905
set logscale x
set xrange [1.78571429:433.44]
set xtics ('2' 2, '5' 5, '10' 10, '20' 20, '50' 50, '100' 100, '200' 200)
set logscale y
set yrange [0.00239865459:0.336924132]
set ytics ('0.005' 0.005, '0.01' 0.01, '0.02' 0.02, '0.05' 0.05, '0.1' 0.1, '0.2' 0.2)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'replicates' at graph 0.5, graph -0.1083 center
set label 'half-width of the 95 % interval, points' at screen 0.0183, screen 0.5170 center rotate by 90
set arrow from first 387, graph 0 to first 387, graph 0.0452 nohead lw 2 dt (12,5) lc rgb '#D55E00'
set arrow from graph 0, graph 0.0452 to graph 1, graph 0.0452 nohead lw 1 dt (12,5) lc rgb '#D55E00'
set arrow from first 283, graph 0 to first 283, graph 1.0000 nohead lw 2 dt (3,4) lc rgb '#009E73'
set arrow from graph 1, graph 1.0000 to graph 1, graph 1.0000 nohead lw 1 dt (3,4) lc rgb '#009E73'
set arrow from first 100, first 0.00609441618 to graph 1, first 0.00609441618 nohead lw 1 lc rgb '#000000'
set arrow from graph 1, graph 0.0452 to graph 1.0469, graph 0.0452 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0469, graph 0.0452 to graph 1.0859, graph 0.0452 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label '±0.003 from 387 replicates on' at graph 1.0984, graph 0.0452 left
set arrow from graph 1, graph 0.1886 to graph 1.0469, graph 0.1886 nohead lw 1 lc rgb '#000000'
set arrow from graph 1.0469, graph 0.1886 to graph 1.0859, graph 0.1886 nohead lw 2.5 dt solid lc rgb '#000000'
set label '±0.00609 with the 100 replicates there' at graph 1.0984, graph 0.2073 left
set label 'are' at graph 1.0984, graph 0.1698 left
set arrow from graph 1, graph 1.0000 to graph 1.0469, graph 0.9563 nohead lw 1 lc rgb '#009E73'
set arrow from graph 1.0469, graph 0.9563 to graph 1.0859, graph 0.9563 nohead lw 2.5 dt (3,4) lc rgb '#009E73'
set label 'a difference of 0.01 seen with power 0.8' at graph 1.0984, graph 0.9750 left
set label 'from 283 replicates on' at graph 1.0984, graph 0.9375 left
plot 'interval_width-public_value.dat' index 'expected' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'interval_width-public_value.dat' index 'expected' using 1:2 with lines lw 2 lc rgb '#0072B2' notitle, \
     'interval_width-public_value.dat' index 'looks' using 1:2 with points pt 7 ps 1.3*marker lc rgb '#000000' notitle, \
     'interval_width-public_value.dat' index 'marks' using ($1==0?$2:NaN):3 with points pt 6 ps 2*marker lw 2 lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
