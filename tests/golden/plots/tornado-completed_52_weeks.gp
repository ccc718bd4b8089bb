# Tandem: What one factor changes while the others stay. Data: tornado-completed_52_weeks.dat.
# To draw it again: gnuplot tornado-completed_52_weeks.gp (in this folder)
if (!exists('picture')) picture = 'tornado-completed_52_weeks.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,540 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What one factor changes while the others stay' at screen 0.0250, screen 0.9444 left font ',16.8' tc rgb '#000000'
set label 'Completed within 52 weeks · A small plan, made by hand' at screen 0.0250, screen 0.8926 left font ',12' tc rgb '#444444'
set label '-3 runs (3 not available), 10 at each point. Bars: mean difference, paired by replicate; lines: its 95 % interval; small numbers: the factor’s value.' at screen 0.0250, screen 0.0648 left font ',10.8' tc rgb '#444444'
set label 'Dots: levels between.' at screen 0.0250, screen 0.0259 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.2708
set rmargin at screen 0.6792
set tmargin at screen 0.7093
set bmargin at screen 0.1981
set xrange [-9.24909078:9.66484078]
set yrange [6.5:0.5]
unset ytics
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set border 1 lc rgb '#555555'
set arrow from first 0, graph 0 to first 0, graph 1 nohead lw 1.5 lc rgb '#000000'
set minussign
set xtics 2 format '%+h'
set xtics add ('0' 0)
set label 'With the scenario’s own values: 44.1 % (43.6 to 44.6)' at graph 0, graph 1.1449 left
set label 'bars: difference to that in percentage points' at graph 0, graph 1.0652 left font ',10.8' tc rgb '#444444'
set label 'at the low end' at graph 1.0510, graph 1.0652 left font ',10.8' point pt 5 ps 1.3*marker lc rgb '#56B4E9' offset 1.2,0
set label 'at the high end' at graph 1.4224, graph 1.0652 left font ',10.8' point pt 5 ps 1.3*marker lc rgb '#E69F00' offset 1.2,0
set object rectangle from graph -0.6224, first 0.5 to graph 1.7857, first 1.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -0.6224, first 2.5 to graph 1.7857, first 3.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set object rectangle from graph -0.6224, first 4.5 to graph 1.7857, first 5.5 behind fc rgb '#F2F2F2' fs solid noborder noclip
set label 'trust.citizen_mean' at graph -0.0245, first 0.8424 right font ',10.2' tc rgb '#000000'
set label 'probability' at graph -0.0245, first 1.1576 right font ',9' tc rgb '#666666'
set label 'data_quality.mean_machine_readable' at graph -0.0245, first 1.8424 right font ',10.2' tc rgb '#000000'
set label 'score' at graph -0.0245, first 2.1576 right font ',9' tc rgb '#666666'
set label 'interventions.legal_guideline.intensity' at graph -0.0245, first 2.8424 right font ',10.2' tc rgb '#000000'
set label 'share of the ambiguity removed' at graph -0.0245, first 3.1576 right font ',9' tc rgb '#666666'
set label 'legal.review_weeks' at graph -0.0245, first 3.8424 right font ',10.2' tc rgb '#000000'
set label 'weeks' at graph -0.0245, first 4.1576 right font ',9' tc rgb '#666666'
set label 'alignment.understanding_administrator' at graph -0.0245, first 4.8424 right font ',10.2' tc rgb '#000000'
set label 'score' at graph -0.0245, first 5.1576 right font ',9' tc rgb '#666666'
set label 'world.active_share' at graph -0.0245, first 5.8424 right font ',10.2' tc rgb '#000000'
set label 'share' at graph -0.0245, first 6.1576 right font ',9' tc rgb '#666666'
set label '−5.17 (−6.57 to −3.77)' at graph 1.0408, first 1 left font ',9.36' tc rgb '#000000'
set label '0.3' at first -6.92014874, first 0.80 right font ',9' tc rgb '#444444'
set label '+5.72 (+4.32 to +7.12)' at graph 1.4122, first 1 left font ',9.36' tc rgb '#000000'
set label '0.6' at first 7.46464874, first 1.20 left font ',9' tc rgb '#444444'
set label '−5.70 (−6.70 to −4.70)' at graph 1.0408, first 2 left font ',9.36' tc rgb '#000000'
set label '0.2' at first -7.04889874, first 1.80 right font ',9' tc rgb '#444444'
set label '+0.04 (−0.96 to +1.04)' at graph 1.4122, first 2 left font ',9.36' tc rgb '#000000'
set label '0.7' at first 1.38589874, first 2.20 left font ',9' tc rgb '#444444'
set label '−3.08 (−3.90 to −2.26)' at graph 1.0408, first 3 left font ',9.36' tc rgb '#000000'
set label '0' at first -4.24449874, first 2.80 right font ',9' tc rgb '#444444'
set label '+1.76 (+0.94 to +2.58)' at graph 1.4122, first 3 left font ',9.36' tc rgb '#000000'
set label '0.8' at first 2.92629874, first 3.20 left font ',9' tc rgb '#444444'
set label '+2.21 (+1.46 to +2.96)' at graph 1.0408, first 4 left font ',9.36' tc rgb '#000000'
set label '1' at first 3.30464874, first 3.80 left font ',9' tc rgb '#444444'
set label '−2.20 (−2.95 to −1.45)' at graph 1.4122, first 4 left font ',9.36' tc rgb '#000000'
set label '4' at first -3.30014874, first 4.20 right font ',9' tc rgb '#444444'
set label '−2.63 (−3.31 to −1.95)' at graph 1.0408, first 5 left font ',9.36' tc rgb '#000000'
set label '0.2' at first -3.66079874, first 4.80 right font ',9' tc rgb '#444444'
set label '+0.71 (+0.03 to +1.39)' at graph 1.4122, first 5 left font ',9.36' tc rgb '#000000'
set label '0.6' at first 1.73799874, first 5.20 left font ',9' tc rgb '#444444'
set label '−2.93 (−3.53 to −2.33)' at graph 1.0408, first 6 left font ',9.36' tc rgb '#000000'
set label '0.0075' at first -3.87689874, first 5.80 right font ',9' tc rgb '#444444'
set label '−0.71 (−1.31 to −0.11)' at graph 1.4122, first 6 left font ',9.36' tc rgb '#000000'
set label '0.03' at first -1.65689874, first 6.20 right font ',9' tc rgb '#444444'
plot 'tornado-completed_52_weeks.dat' index 'low' using 4:1:(0):4:($1-0.38):($1-0.02) with boxxyerror fc rgb '#56B4E9' fs solid noborder notitle, \
     'tornado-completed_52_weeks.dat' index 'high' using 4:1:(0):4:($1+0.02):($1+0.38) with boxxyerror fc rgb '#E69F00' fs solid noborder notitle, \
     'tornado-completed_52_weeks.dat' index 'low' using 5:($1-0.20):($6-$5):(0) with vectors nohead lw 2.5 lc rgb '#333333' notitle, \
     'tornado-completed_52_weeks.dat' index 'high' using 5:($1+0.20):($6-$5):(0) with vectors nohead lw 2.5 lc rgb '#333333' notitle, \
     'tornado-completed_52_weeks.dat' index 'between' using 4:1 with points pt 7 ps 0.5*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
