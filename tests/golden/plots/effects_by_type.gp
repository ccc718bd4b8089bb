# Tandem: What changes for each case type. Data: effects_by_type.dat.
# To draw it again: gnuplot effects_by_type.gp (in this folder)
if (!exists('picture')) picture = 'effects_by_type.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,694 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What changes for each case type' at screen 0.0250, screen 0.9568 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9164 left font ',12' tc rgb '#444444'
set label '12 pairs of replicates; colour: blue more, orange less, full at the largest difference of its table. The intervals of all primary outcomes hold' at screen 0.0250, screen 0.0504 left font ',10.8' tc rgb '#444444'
set label 'together at 95 %; ●: the interval leaves out 0; hatched: it includes 0.' at screen 0.0250, screen 0.0202 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.2750
set rmargin at screen 0.9667
set tmargin at screen 0.7478
set bmargin at screen 0.5144
set xrange [-0.5:4.5]
set yrange [3.5:0.5]
unset xtics
unset ytics
unset border
set palette defined (-1 '#E69F00', 0 '#FFFFFF', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set label 'Completed within 52 weeks, of those that start (percentage points)' at graph -0.3735, graph 1.3827 left
set label 'all case types' at first 0, graph 1.0864 center
set label 'public start,' at first 1, graph 1.2099 center
set label 'internal data' at first 1, graph 1.0864 center
set label 'private start,' at first 2, graph 1.2099 center
set label 'internal data' at first 2, graph 1.0864 center
set label 'public start,' at first 3, graph 1.2099 center
set label 'open data' at first 3, graph 1.0864 center
set label 'private start,' at first 4, graph 1.2099 center
set label 'open data' at first 4, graph 1.0864 center
set label 'It’s a helper' at graph -0.0145, first 1.0000 right font ',10.8'
set label 'A rule that is in the way of all who' at graph -0.0145, first 1.8426 right font ',10.8'
set label 'would like to try' at graph -0.0145, first 2.1574 right font ',10.8'
set label 'The same' at graph -0.0145, first 3.0000 right font ',10.8'
set label '+15.0 ●' at first 0, first 0.7963 center front
set label '+4.8 to +25.2' at first 0, first 1.2037 center front font ',10.2'
set label '+16.1 ●' at first 1, first 0.7963 center front
set label '+5.1 to +27.0' at first 1, first 1.2037 center front font ',10.2'
set label '+13.5 ●' at first 2, first 0.7963 center front
set label '+3.5 to +23.4' at first 2, first 1.2037 center front font ',10.2'
set label '+15.4 ●' at first 3, first 0.7963 center front
set label '+4.2 to +26.5' at first 3, first 1.2037 center front font ',10.2'
set label 'not available' at first 4, first 1.0000 center front tc rgb '#666666'
set label '−11.3 ●' at first 0, first 1.7963 center front
set label '−18.9 to −3.6' at first 0, first 2.2037 center front font ',10.2'
set label '−10.7 ●' at first 1, first 1.7963 center front
set label '−18.0 to −3.4' at first 1, first 2.2037 center front font ',10.2'
set label '−11.5 ●' at first 2, first 1.7963 center front
set label '−19.4 to −3.7' at first 2, first 2.2037 center front font ',10.2'
set label '−11.5 ●' at first 3, first 1.7963 center front
set label '−19.4 to −3.7' at first 3, first 2.2037 center front font ',10.2'
set label 'not available' at first 4, first 2.0000 center front tc rgb '#666666'
set label '0.0' at first 0, first 2.7963 center front
set label '0.0 to 0.0' at first 0, first 3.2037 center front font ',10.2'
set label '0.0' at first 1, first 2.7963 center front
set label '0.0 to 0.0' at first 1, first 3.2037 center front font ',10.2'
set label '0.0' at first 2, first 2.7963 center front
set label '0.0 to 0.0' at first 2, first 3.2037 center front font ',10.2'
set label '0.0' at first 3, first 2.7963 center front
set label '0.0 to 0.0' at first 3, first 3.2037 center front font ',10.2'
set label 'not available' at first 4, first 3.0000 center front tc rgb '#666666'
plot 'effects_by_type.dat' index 'completed_52_weeks' using 1:2:($1-0.49):($1+0.49):($2-0.47):($2+0.47):9 with boxxyerror fc palette fs solid noborder notitle, \
     'effects_by_type.dat' index 'completed_52_weeks' using 1:($6==0?$2:NaN):($1-0.49):($1+0.49):($2-0.47):($2+0.47) with boxxyerror fc rgb '#C4C4C4' fs transparent pattern 4 noborder notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.2750
set rmargin at screen 0.9667
set tmargin at screen 0.3559
set bmargin at screen 0.1225
set xrange [-0.5:4.5]
set yrange [3.5:0.5]
unset xtics
unset ytics
unset border
set palette defined (-1 '#E69F00', 0 '#FFFFFF', 1 '#56B4E9')
set cbrange [-1:1]
unset colorbox
set label 'Completed, of all issues: occasions on which one could start (percentage points)' at graph -0.3735, graph 1.3827 left
set label 'all case types' at first 0, graph 1.0864 center
set label 'public start,' at first 1, graph 1.2099 center
set label 'internal data' at first 1, graph 1.0864 center
set label 'private start,' at first 2, graph 1.2099 center
set label 'internal data' at first 2, graph 1.0864 center
set label 'public start,' at first 3, graph 1.2099 center
set label 'open data' at first 3, graph 1.0864 center
set label 'private start,' at first 4, graph 1.2099 center
set label 'open data' at first 4, graph 1.0864 center
set label 'It’s a helper' at graph -0.0145, first 1.0000 right font ',10.8'
set label 'A rule that is in the way of all who' at graph -0.0145, first 1.8426 right font ',10.8'
set label 'would like to try' at graph -0.0145, first 2.1574 right font ',10.8'
set label 'The same' at graph -0.0145, first 3.0000 right font ',10.8'
set label 'not available' at first 0, first 1.0000 center front tc rgb '#666666'
set label 'not available' at first 1, first 1.0000 center front tc rgb '#666666'
set label 'not available' at first 2, first 1.0000 center front tc rgb '#666666'
set label 'not available' at first 3, first 1.0000 center front tc rgb '#666666'
set label 'not available' at first 4, first 1.0000 center front tc rgb '#666666'
set label 'not available' at first 0, first 2.0000 center front tc rgb '#666666'
set label 'not available' at first 1, first 2.0000 center front tc rgb '#666666'
set label 'not available' at first 2, first 2.0000 center front tc rgb '#666666'
set label 'not available' at first 3, first 2.0000 center front tc rgb '#666666'
set label 'not available' at first 4, first 2.0000 center front tc rgb '#666666'
set label 'not available' at first 0, first 3.0000 center front tc rgb '#666666'
set label 'not available' at first 1, first 3.0000 center front tc rgb '#666666'
set label 'not available' at first 2, first 3.0000 center front tc rgb '#666666'
set label 'not available' at first 3, first 3.0000 center front tc rgb '#666666'
set label 'not available' at first 4, first 3.0000 center front tc rgb '#666666'
plot NaN notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
