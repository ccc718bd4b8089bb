# Tandem: What more completed collaborations cost. Data: cost_effect.dat.
# To draw it again: gnuplot cost_effect.gp (in this folder)
if (!exists('picture')) picture = 'cost_effect.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,755 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What more completed collaborations cost' at screen 0.0250, screen 0.9603 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9232 left font ',12' tc rgb '#444444'
set label '12 pairs of replicates; clouds: means of bootstrap samples; circles: mean differences. Cost of one more: ratio in million NTD with Fieller’s interval,' at screen 0.0250, screen 0.0464 left font ',10.8' tc rgb '#444444'
set label 'where that of the effect leaves out 0; all intervals of primary outcomes hold together at 95 %.' at screen 0.0250, screen 0.0185 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0917
set rmargin at screen 0.6083
set tmargin at screen 0.8477
set bmargin at screen 0.1854
set xrange [-6.84:8.84]
set minussign
set xtics 2 format '%+h'
set xtics add ('0' 0)
set yrange [-3.0945:54.6695]
set minussign
set ytics 10 format '%+h'
set ytics add ('0' 0)
set grid xtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'further completed collaborations a run' at graph 0.5, graph -0.1040 center
set label 'further cost a run, million NTD' at graph -0.1258, graph 0.5 center rotate by 90
set label '' at screen 0.6375, screen 0.8318 left point pt 7 ps 1.5*marker lc rgb '#0072B2' offset 1.2,0
set label '1' at screen 0.6475, screen 0.8318 left
set label 'It’s a helper' at screen 0.6692, screen 0.8318 left
set label '+6.00 completed, +50.9 million NTD' at screen 0.6692, screen 0.8053 left font ',10.8' tc rgb '#444444'
set label 'NTD 8.48 million for one more (5.04 to 26.75)' at screen 0.6692, screen 0.7788 left font ',10.8' tc rgb '#444444'
set label '' at screen 0.6375, screen 0.7338 left point pt 7 ps 1.5*marker lc rgb '#D55E00' offset 1.2,0
set label '2' at screen 0.6475, screen 0.7338 left
set label 'A rule that is in the way of all who' at screen 0.6692, screen 0.7338 left
set label 'would like to try' at screen 0.6692, screen 0.7073 left
set label '−4.50 completed, +20.9 million NTD' at screen 0.6692, screen 0.6808 left font ',10.8' tc rgb '#444444'
set label 'NTD -4.64 million saved by one fewer (-14.65 to -2.75)' at screen 0.6692, screen 0.6543 left font ',10.8' tc rgb '#444444'
set label '' at screen 0.6375, screen 0.6093 left point pt 7 ps 1.5*marker lc rgb '#009E73' offset 1.2,0
set label '3' at screen 0.6475, screen 0.6093 left
set label 'The same' at screen 0.6692, screen 0.6093 left
set label '0.0 completed, 0.0 million NTD' at screen 0.6692, screen 0.5828 left font ',10.8' tc rgb '#444444'
set label 'no ratio: the effect may be 0' at screen 0.6692, screen 0.5563 left font ',10.8' tc rgb '#444444'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'cost_effect.dat' index 'cloud_1' using 1:2 with points pt 7 ps 0.35*marker lc rgb '#B00072B2' notitle, \
     'cost_effect.dat' index 'cloud_2' using 1:2 with points pt 7 ps 0.35*marker lc rgb '#B0D55E00' notitle, \
     'cost_effect.dat' index 'cloud_3' using 1:2 with points pt 7 ps 0.35*marker lc rgb '#B0009E73' notitle, \
     'cost_effect.dat' index 'mean_1' using 1:4 with points pt 7 ps 3*marker lc rgb '#FFFFFF' notitle, \
     'cost_effect.dat' index 'mean_1' using 1:4 with points pt 6 ps 3*marker lw 2.5 lc rgb '#0072B2' notitle, \
     'cost_effect.dat' index 'mean_1' using 1:4:('1') with labels font ',9.6' notitle, \
     'cost_effect.dat' index 'mean_2' using 1:4 with points pt 7 ps 3*marker lc rgb '#FFFFFF' notitle, \
     'cost_effect.dat' index 'mean_2' using 1:4 with points pt 6 ps 3*marker lw 2.5 lc rgb '#D55E00' notitle, \
     'cost_effect.dat' index 'mean_2' using 1:4:('2') with labels font ',9.6' notitle, \
     'cost_effect.dat' index 'mean_3' using 1:4 with points pt 7 ps 3*marker lc rgb '#FFFFFF' notitle, \
     'cost_effect.dat' index 'mean_3' using 1:4 with points pt 6 ps 3*marker lw 2.5 lc rgb '#009E73' notitle, \
     'cost_effect.dat' index 'mean_3' using 1:4:('3') with labels font ',9.6' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
