# Tandem: When it would be wrong. Data: boxes.dat.
# To draw it again: gnuplot boxes.gp (in this folder)
if (!exists('picture')) picture = 'boxes.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,432 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'When it would be wrong' at screen 0.0250, screen 0.9306 left font ',16.8' tc rgb '#000000'
set label 'A plan’s `title`' at screen 0.0250, screen 0.8657 left font ',12' tc rgb '#444444'
set label 'Boxes by the patient rule induction method: grey, the range of a factor; colour, the part in which the recommendation fails more often. Two thirds of' at screen 0.0250, screen 0.0810 left font ',10.8' tc rgb '#444444'
set label 'the points found them, the third that was held back looked at them again.' at screen 0.0250, screen 0.0324 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.3167
set rmargin at screen 0.7333
set tmargin at screen 0.5903
set bmargin at screen 0.5116
set xrange [0:1]
set yrange [1.5:0.5]
unset xtics
unset ytics
unset border
set style fill solid noborder
set label '100 million NTD, worse than doing nothing: A cheap idea + A dear idea' at graph -0.7000, graph 2.1176 left font ',11.4'
set label 'so at 97 % of the points there, 35 % anywhere; holds on data held back: 16 of 17 (p 3.5e-12)' at graph -0.7000, graph 1.4706 left font ',10.2' tc rgb '#555555'
set label 'legal ambiguity' at graph -0.7000, first 1 left font ',10.2'
set label 'above 0.602 (of 0.2 to 0.8)' at graph 1.02, first 1 left font ',10.2'
plot 'boxes.dat' index 'box_0' using (0.5):1:(0.5):(0.16) with boxxyerror fc rgb '#D9D9D9' notitle, \
     'boxes.dat' index 'box_0' using (($2+$3)/2):1:(($3-$2)/2):(0.3) with boxxyerror fc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.3167
set rmargin at screen 0.7333
set tmargin at screen 0.2986
set bmargin at screen 0.2199
set xrange [0:1]
set yrange [1.5:0.5]
unset xtics
unset ytics
unset border
set style fill solid noborder
set label '100 million NTD, another mix is better: A cheap idea + A dear idea' at graph -0.7000, graph 2.1176 left font ',11.4'
set label 'so at 100 % of the points there, 37 % anywhere; holds on data held back: 17 of 17 (p 1e-13)' at graph -0.7000, graph 1.4706 left font ',10.2' tc rgb '#555555'
set label 'legal ambiguity' at graph -0.7000, first 1 left font ',10.2'
set label 'above 0.602 (of 0.2 to 0.8)' at graph 1.02, first 1 left font ',10.2'
plot 'boxes.dat' index 'box_1' using (0.5):1:(0.5):(0.16) with boxxyerror fc rgb '#D9D9D9' notitle, \
     'boxes.dat' index 'box_1' using (($2+$3)/2):1:(($3-$2)/2):(0.3) with boxxyerror fc rgb '#E69F00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
