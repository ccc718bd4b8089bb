# Tandem: What more money buys. Data: frontier.dat.
# To draw it again: gnuplot frontier.gp (in this folder)
if (!exists('picture')) picture = 'frontier.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,710 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What more money buys' at screen 0.0250, screen 0.9577 left font ',16.8' tc rgb '#000000'
set label 'A plan’s `title`' at screen 0.0250, screen 0.9183 left font ',12' tc rgb '#444444'
set label 'Points: mixes of options, mean over what is uncertain; grey: stopped early, since clearly behind. Line: the frontier, with 95 % intervals; blue names:' at screen 0.0250, screen 0.0493 left font ',10.8' tc rgb '#444444'
set label 'best for a budget. Dashed: budgets.' at screen 0.0250, screen 0.0197 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0917
set rmargin at screen 0.6167
set tmargin at screen 0.8099
set bmargin at screen 0.1620
set xrange [0:106]
set yrange [-0.612216855:10.8158311]
set minussign
set ytics 2 format '%+h'
set ytics add ('0' 0)
set label 'effect against doing nothing, collaborations' at graph -0.1238, graph 0.5 center rotate by 90
set label 'cost, million NTD' at graph 0.5, graph -0.1130 center
set xtics autofreq
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1 lc rgb '#000000'
set arrow from first 50, graph 0 to first 50, graph 1 nohead lw 1 dt (6,4) lc rgb '#999999'
set label 'budget 50' at first 50, graph 1.03 center font ',10.2' tc rgb '#444444'
set arrow from first 100, graph 0 to first 100, graph 1 nohead lw 1 dt (6,4) lc rgb '#999999'
set label 'budget 100' at first 100, graph 1.03 center font ',10.2' tc rgb '#444444'
set label '0' at first 0, first 0 center offset character 0, character 0.9 front font ',10.2'
set label '0 doing nothing' at graph 1.0635, graph 1.0000 left font ',10.2' tc rgb '#222222'
set label '    0 million: 0.0 (0.0 to 0.0)' at graph 1.0635, graph 0.9543 left font ',9.6' tc rgb '#555555'
set label '1' at first 20, first 1.87129374 center offset character 0, character 0.9 front font ',10.2'
set label '1 A cheap idea’s `title` "quoted"' at graph 1.0635, graph 0.8950 left font ',10.2' tc rgb '#0072B2'
set label '    20 million: +1.87 (+1.68 to +2.06)' at graph 1.0635, graph 0.8493 left font ',9.6' tc rgb '#555555'
set label '2' at first 80, first 7.29568161 center offset character 0, character 0.9 front font ',10.2'
set label '2 A dear idea' at graph 1.0635, graph 0.7900 left font ',10.2' tc rgb '#222222'
set label '    80 million: +7.30 (+5.91 to +8.68)' at graph 1.0635, graph 0.7443 left font ',9.6' tc rgb '#555555'
set label '3' at first 100, first 8.81351198 center offset character 0, character 0.9 front font ',10.2'
set label '3 A cheap idea + A dear idea' at graph 1.0635, graph 0.6850 left font ',10.2' tc rgb '#0072B2'
set label '    100 million: +8.81 (+7.42 to +10.20)' at graph 1.0635, graph 0.6393 left font ',9.6' tc rgb '#555555'
plot 'frontier.dat' index 'stopped' using 1:2 with points pt 7 ps 0.6*marker lc rgb '#BBBBBB' notitle, \
     'frontier.dat' index 'left' using 1:2 with points pt 7 ps 0.9*marker lc rgb '#56B4E9' notitle, \
     'frontier.dat' index 'frontier' using 1:2 with steps lw 2 lc rgb '#E69F00' notitle, \
     'frontier.dat' index 'frontier' using 1:3:(0):($4-$3) with vectors nohead lw 1.5 lc rgb '#E69F00' notitle, \
     'frontier.dat' index 'frontier' using 1:2 with points pt 7 ps 1.3*marker lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
