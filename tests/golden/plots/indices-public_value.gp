# Tandem: What share of the variance each factor explains. Data: indices-public_value.dat.
# To draw it again: gnuplot indices-public_value.gp (in this folder)
if (!exists('picture')) picture = 'indices-public_value.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,510 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What share of the variance each factor explains' at screen 0.0250, screen 0.9412 left font ',16.8' tc rgb '#000000'
set label 'Public value · A small plan, made by hand' at screen 0.0250, screen 0.8863 left font ',12' tc rgb '#444444'
set label '297 runs (3 not available), 10 at each point. Points: Sobol indices, alone and with all interactions; lines: their 95 % interval. Totals may add up to' at screen 0.0250, screen 0.0686 left font ',10.8' tc rgb '#444444'
set label 'more than the whole.' at screen 0.0250, screen 0.0275 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.2708
set rmargin at screen 0.6792
set tmargin at screen 0.6922
set bmargin at screen 0.3314
set xrange [-0.0326434011:0.576700087]
set yrange [4.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set xtics ('0 %%' -0, '10 %%' 0.1, '20 %%' 0.2, '30 %%' 0.3, '40 %%' 0.4, '50 %%' 0.5)
set label 'Share of the variance of the output over the factors’ ranges' at graph 0, graph 1.2174 left
set label 'alone (first order)' at graph 1.0510, graph 1.0978 left font ',10.8' point pt 7 ps 1.3*marker lc rgb '#0072B2' offset 1.2,0
set label 'in total' at graph 1.4224, graph 1.0978 left font ',10.8' point pt 5 ps 1.3*marker lc rgb '#D55E00' offset 1.2,0
set object rectangle from graph -0.6224, first 0.5 to graph 1.7857, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -0.6224, first 2.5 to graph 1.7857, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'trust.citizen_mean' at graph -0.0245, first 0.8424 right font ',10.2' tc rgb '#000000'
set label 'probability' at graph -0.0245, first 1.1576 right font ',9' tc rgb '#666666'
set label 'data_quality.mean_machine_readable' at graph -0.0245, first 1.8424 right font ',10.2' tc rgb '#000000'
set label 'score' at graph -0.0245, first 2.1576 right font ',9' tc rgb '#666666'
set label 'interventions.legal_guideline.intensity' at graph -0.0245, first 2.8424 right font ',10.2' tc rgb '#000000'
set label 'share of the ambiguity removed' at graph -0.0245, first 3.1576 right font ',9' tc rgb '#666666'
set label 'legal.review_weeks' at graph -0.0245, first 3.8424 right font ',10.2' tc rgb '#000000'
set label 'weeks' at graph -0.0245, first 4.1576 right font ',9' tc rgb '#666666'
set label '48.4 % (42.3 to 54.4)' at graph 1.0408, first 1 left font ',9.36' tc rgb '#000000'
set label '50.0 % (46.6 to 53.4)' at graph 1.4122, first 1 left font ',9.36' tc rgb '#000000'
set label '19.3 % (16.2 to 22.5)' at graph 1.0408, first 2 left font ',9.36' tc rgb '#000000'
set label '28.6 % (26.5 to 30.8)' at graph 1.4122, first 2 left font ',9.36' tc rgb '#000000'
set label '10.5 % (8.2 to 12.7)' at graph 1.0408, first 3 left font ',9.36' tc rgb '#000000'
set label '12.8 % (11.6 to 14.0)' at graph 1.4122, first 3 left font ',9.36' tc rgb '#000000'
set label '7.8 % (5.8 to 9.7)' at graph 1.0408, first 4 left font ',9.36' tc rgb '#000000'
set label '8.6 % (7.7 to 9.5)' at graph 1.4122, first 4 left font ',9.36' tc rgb '#000000'
set label 'Interactions between factors explain 17.3 % (14.2 to 20.4) of the variance.' at screen 0.0250, screen 0.2098 left
set label 'Noise between replicates: 31.0 % (27.0 to 35.0) of the variance of single runs, 3.4 % (2.8 to 4.0) of that of point means.' at screen 0.0250, screen 0.1686 left
plot 'indices-public_value.dat' index 'indices' using 4:($1-0.17):($5-$4):(0) with vectors nohead lw 2.5 lc rgb '#0072B2' notitle, \
     'indices-public_value.dat' index 'indices' using 3:($1-0.17) with points pt 7 ps 1.4*marker lc rgb '#0072B2' notitle, \
     'indices-public_value.dat' index 'indices' using 7:($1+0.17):($8-$7):(0) with vectors nohead lw 2.5 lc rgb '#D55E00' notitle, \
     'indices-public_value.dat' index 'indices' using 6:($1+0.17) with points pt 5 ps 1.4*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
