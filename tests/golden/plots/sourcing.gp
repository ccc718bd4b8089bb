# Tandem: How agencies deal with their issues, year by year. Data: sourcing.dat.
# To draw it again: gnuplot sourcing.gp (in this folder)
if (!exists('picture')) picture = 'sourcing.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,750 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How agencies deal with their issues, year by year' at screen 0.0250, screen 0.9600 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9227 left font ',12' tc rgb '#444444'
set label '3 replicates; points: mean; bars: its 95 % interval; right: the last year' at screen 0.0250, screen 0.0187 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.7500
set tmargin at screen 0.8467
set bmargin at screen 0.1667
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of the issues of a year' at graph -0.0975, graph 0.5 center rotate by 90
set xrange [0.5:2.5]
set xtics 1, 1 format '%g'
set label 'year of the simulation' at graph 0.5, graph -0.1020 center
set label 'outsourced: 21 % (10–31)' at graph 1.0175, first 0.2056 left point pt 5 ps 1.1*marker lc rgb '#E69F00' offset 1,0
set label 'collaboration: 38 % (7–70)' at graph 1.0175, first 0.3766 left point pt 5 ps 1.1*marker lc rgb '#009E73' offset 1,0
set label 'in-house: 41 % (20–62)' at graph 1.0175, first 0.4178 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
plot 'sourcing.dat' index 'in_house' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 0 lw 1.5 lc rgb '#0072B2' notitle, \
     'sourcing.dat' index 'in_house' using 1:2 with linespoints lw 2 dt solid pt 7 ps 1.1*marker lc rgb '#0072B2' notitle, \
     'sourcing.dat' index 'outsourced' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 0 lw 1.5 lc rgb '#E69F00' notitle, \
     'sourcing.dat' index 'outsourced' using 1:2 with linespoints lw 2 dt (12,5) pt 5 ps 1.1*marker lc rgb '#E69F00' notitle, \
     'sourcing.dat' index 'collaboration' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 0 lw 1.5 lc rgb '#009E73' notitle, \
     'sourcing.dat' index 'collaboration' using 1:2 with linespoints lw 2 dt (16,5,3,5) pt 9 ps 1.1*marker lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
