# Tandem: Where the practice is, unit by unit. Data: units.dat.
# To draw it again: gnuplot units.gp (in this folder)
if (!exists('picture')) picture = 'units.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,1390 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'Where the practice is, unit by unit' at screen 0.0250, screen 0.9784 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9583 left font ',12' tc rgb '#444444'
set label 'One replicate, the first. A ring: the units of one government; lines: who looks at whom. Another replicate has other ties and other units that begin.' at screen 0.0250, screen 0.0101 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0333
set rmargin at screen 0.9500
set tmargin at screen 0.9173
set bmargin at screen 0.8885
unset border
unset xtics
unset ytics
set xrange [0:1100]
set yrange [0:1]
set object circle at first 10, first 0.5 size first 7 fc rgb '#FFFFFF' fs solid border lc rgb '#555555' noclip
set label 'has not heard of it' at first 24, first 0.5 left
set object circle at first 230, first 0.5 size first 7 fc rgb '#D9D9D9' fs solid border lc rgb '#555555' noclip
set label 'has heard of it' at first 244, first 0.5 left
set object circle at first 450, first 0.5 size first 7 fc rgb '#56B4E9' fs solid border lc rgb '#555555' noclip
set label 'has decided for it' at first 464, first 0.5 left
set object circle at first 670, first 0.5 size first 7 fc rgb '#0072B2' fs solid border lc rgb '#555555' noclip
set label 'has tried it' at first 684, first 0.5 left
set object circle at first 890, first 0.5 size first 7 fc rgb '#D55E00' fs solid border lc rgb '#555555' noclip
set label 'does it as a matter of course' at first 904, first 0.5 left
plot NaN notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'

set lmargin at screen 0.0333
set rmargin at screen 0.4667
set tmargin at screen 0.8597
set bmargin at screen 0.4856
set label 'at the start: 1 of 12 units have tried it' at graph 0, graph 1.0346 left front
unset border
unset xtics
unset ytics
set xrange [0:1]
set yrange [0:1]
plot 'units.dat' index 'ties_between' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#E8E8E8' notitle, \
     'units.dat' index 'ties_within' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#BBBBBB' notitle, \
     'units.dat' index 'unaware_0' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'unaware_0' using 1:2 with points pt 7 ps 1.92 lc rgb '#FFFFFF' notitle, \
     'units.dat' index 'aware_0' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'aware_0' using 1:2 with points pt 7 ps 1.92 lc rgb '#D9D9D9' notitle, \
     'units.dat' index 'decided_0' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'decided_0' using 1:2 with points pt 7 ps 1.92 lc rgb '#56B4E9' notitle, \
     'units.dat' index 'routine_0' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'routine_0' using 1:2 with points pt 7 ps 1.92 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'

set lmargin at screen 0.5167
set rmargin at screen 0.9500
set tmargin at screen 0.8597
set bmargin at screen 0.4856
set label 'after 0.596 years: 2 of 12' at graph 0, graph 1.0346 left front
unset border
unset xtics
unset ytics
set xrange [0:1]
set yrange [0:1]
plot 'units.dat' index 'ties_between' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#E8E8E8' notitle, \
     'units.dat' index 'ties_within' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#BBBBBB' notitle, \
     'units.dat' index 'unaware_1' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'unaware_1' using 1:2 with points pt 7 ps 1.92 lc rgb '#FFFFFF' notitle, \
     'units.dat' index 'aware_1' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'aware_1' using 1:2 with points pt 7 ps 1.92 lc rgb '#D9D9D9' notitle, \
     'units.dat' index 'decided_1' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'decided_1' using 1:2 with points pt 7 ps 1.92 lc rgb '#56B4E9' notitle, \
     'units.dat' index 'tried_1' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'tried_1' using 1:2 with points pt 7 ps 1.92 lc rgb '#0072B2' notitle, \
     'units.dat' index 'routine_1' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'routine_1' using 1:2 with points pt 7 ps 1.92 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'

set lmargin at screen 0.0333
set rmargin at screen 0.4667
set tmargin at screen 0.4460
set bmargin at screen 0.0719
set label 'after 1.17 years: 3 of 12' at graph 0, graph 1.0346 left front
unset border
unset xtics
unset ytics
set xrange [0:1]
set yrange [0:1]
plot 'units.dat' index 'ties_between' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#E8E8E8' notitle, \
     'units.dat' index 'ties_within' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#BBBBBB' notitle, \
     'units.dat' index 'unaware_2' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'unaware_2' using 1:2 with points pt 7 ps 1.92 lc rgb '#FFFFFF' notitle, \
     'units.dat' index 'aware_2' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'aware_2' using 1:2 with points pt 7 ps 1.92 lc rgb '#D9D9D9' notitle, \
     'units.dat' index 'decided_2' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'decided_2' using 1:2 with points pt 7 ps 1.92 lc rgb '#56B4E9' notitle, \
     'units.dat' index 'tried_2' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'tried_2' using 1:2 with points pt 7 ps 1.92 lc rgb '#0072B2' notitle, \
     'units.dat' index 'routine_2' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'routine_2' using 1:2 with points pt 7 ps 1.92 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'

set lmargin at screen 0.5167
set rmargin at screen 0.9500
set tmargin at screen 0.4460
set bmargin at screen 0.0719
set label 'after 1.75 years: 4 of 12' at graph 0, graph 1.0346 left front
unset border
unset xtics
unset ytics
set xrange [0:1]
set yrange [0:1]
plot 'units.dat' index 'ties_between' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#E8E8E8' notitle, \
     'units.dat' index 'ties_within' using 1:2:3:4 with vectors nohead lw 0.7 lc rgb '#BBBBBB' notitle, \
     'units.dat' index 'unaware_3' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'unaware_3' using 1:2 with points pt 7 ps 1.92 lc rgb '#FFFFFF' notitle, \
     'units.dat' index 'aware_3' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'aware_3' using 1:2 with points pt 7 ps 1.92 lc rgb '#D9D9D9' notitle, \
     'units.dat' index 'decided_3' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'decided_3' using 1:2 with points pt 7 ps 1.92 lc rgb '#56B4E9' notitle, \
     'units.dat' index 'tried_3' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'tried_3' using 1:2 with points pt 7 ps 1.92 lc rgb '#0072B2' notitle, \
     'units.dat' index 'routine_3' using 1:2 with points pt 7 ps 2.4 lc rgb '#555555' notitle, \
     'units.dat' index 'routine_3' using 1:2 with points pt 7 ps 1.92 lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'
unset multiplot
set output
