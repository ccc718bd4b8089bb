# Tandem: Trust, data quality, manager support and law: spread between agencies, and what moved them. Data: constructs.dat.
# To draw it again: gnuplot constructs.gp (in this folder)
if (!exists('picture')) picture = 'constructs.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,1225 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'Trust, data quality, manager support and law: spread between agencies, and what moved them' at screen 0.0250, screen 0.9755 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9527 left font ',12' tc rgb '#444444'
set label '3 replicates, means over them. Left: between agencies, 80 % of which lie in the band. Right: ends of collaborations, privacy incidents, interventions;' at screen 0.0250, screen 0.0286 left font ',10.8' tc rgb '#444444'
set label 'own course: forgetting, upkeep and ageing of data, managers’ changes and moods, fading.' at screen 0.0250, screen 0.0114 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0625
set rmargin at screen 0.4000
set tmargin at screen 0.8694
set bmargin at screen 0.7616
set label 'Trust of citizens in agencies' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [0:0.4536]
set ytics 0.1 format '%.2f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.0000 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.0000 to graph 1.1358, graph 0.0000 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '90 % below: 0.00' at graph 1.1556, graph 0.0000 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.1591 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.1591 to graph 1.1358, graph 0.1591 nohead lw 2.5 dt (3,4) lc rgb '#0072B2'
set label '50 % below: 0.00' at graph 1.1556, graph 0.1591 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.3182 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.3182 to graph 1.1358, graph 0.3182 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '10 % below: 0.00' at graph 1.1556, graph 0.3182 left
set arrow from graph 1, graph 0.9259 to graph 1.0741, graph 0.9205 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.9205 to graph 1.1358, graph 0.9205 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'mean: 0.42' at graph 1.1556, graph 0.9205 left
plot 'constructs.dat' index 'trust_citizen' using 1:2:5 with filledcurves fc rgb '#56B4E9' fs solid 0.25 noborder notitle, \
     'constructs.dat' index 'trust_citizen' using 1:2 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'trust_citizen' using 1:3 with lines lw 1.5 dt (3,4) lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'trust_citizen' using 1:4 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'trust_citizen' using 1:5 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6208
set rmargin at screen 0.9833
set tmargin at screen 0.8694
set bmargin at screen 0.7616
set label 'what moved the mean, hundredths a year' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'together' at graph 0.7545, graph 1.3485 left point pt 7 ps 1.1*marker lc rgb '#000000' offset 1,0
set label 'own course' at graph 0.4694, graph 1.3485 left point pt 5 ps 1.1*marker lc rgb '#BBBBBB' offset 1,0
set label 'interventions' at graph 0.1251, graph 1.3485 left point pt 5 ps 1.1*marker lc rgb '#009E73' offset 1,0
set label 'incidents' at graph -0.1402, graph 1.3485 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
set label 'ends' at graph -0.3067, graph 1.3485 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'constructs.dat' index 'trust_citizen_moved' using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror fc rgb '#0072B2' fs solid noborder notitle, \
     'constructs.dat' index 'trust_citizen_moved' using 1:4:($1-0.36):($1+0.36):4:5 with boxxyerror fc rgb '#D55E00' fs solid noborder notitle, \
     'constructs.dat' index 'trust_citizen_moved' using 1:6:($1-0.36):($1+0.36):6:7 with boxxyerror fc rgb '#009E73' fs solid noborder notitle, \
     'constructs.dat' index 'trust_citizen_moved' using 1:8:($1-0.36):($1+0.36):8:9 with boxxyerror fc rgb '#BBBBBB' fs solid noborder notitle, \
     'constructs.dat' index 'trust_citizen_moved' using 1:10 with points pt 7 ps 0.9*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0625
set rmargin at screen 0.4000
set tmargin at screen 0.7061
set bmargin at screen 0.5984
set label 'Trust of administrators' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [0:0.5184]
set ytics 0.2 format '%.2f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.0000 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.0000 to graph 1.1358, graph 0.0000 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '90 % below: 0.00' at graph 1.1556, graph 0.0000 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.1591 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.1591 to graph 1.1358, graph 0.1591 nohead lw 2.5 dt (3,4) lc rgb '#0072B2'
set label '50 % below: 0.00' at graph 1.1556, graph 0.1591 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.3182 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.3182 to graph 1.1358, graph 0.3182 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '10 % below: 0.00' at graph 1.1556, graph 0.3182 left
set arrow from graph 1, graph 0.9259 to graph 1.0741, graph 0.9205 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.9205 to graph 1.1358, graph 0.9205 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'mean: 0.48' at graph 1.1556, graph 0.9205 left
plot 'constructs.dat' index 'trust_administrator' using 1:2:5 with filledcurves fc rgb '#56B4E9' fs solid 0.25 noborder notitle, \
     'constructs.dat' index 'trust_administrator' using 1:2 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'trust_administrator' using 1:3 with lines lw 1.5 dt (3,4) lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'trust_administrator' using 1:4 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'trust_administrator' using 1:5 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6208
set rmargin at screen 0.9833
set tmargin at screen 0.7061
set bmargin at screen 0.5984
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'constructs.dat' index 'trust_administrator_moved' using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror fc rgb '#0072B2' fs solid noborder notitle, \
     'constructs.dat' index 'trust_administrator_moved' using 1:4:($1-0.36):($1+0.36):4:5 with boxxyerror fc rgb '#D55E00' fs solid noborder notitle, \
     'constructs.dat' index 'trust_administrator_moved' using 1:6:($1-0.36):($1+0.36):6:7 with boxxyerror fc rgb '#009E73' fs solid noborder notitle, \
     'constructs.dat' index 'trust_administrator_moved' using 1:8:($1-0.36):($1+0.36):8:9 with boxxyerror fc rgb '#BBBBBB' fs solid noborder notitle, \
     'constructs.dat' index 'trust_administrator_moved' using 1:10 with points pt 7 ps 0.9*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0625
set rmargin at screen 0.4000
set tmargin at screen 0.5429
set bmargin at screen 0.4351
set label 'Data quality' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [0:0.756]
set ytics 0.2 format '%.2f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.0000 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.0000 to graph 1.1358, graph 0.0000 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '90 % below: 0.00' at graph 1.1556, graph 0.0000 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.1591 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.1591 to graph 1.1358, graph 0.1591 nohead lw 2.5 dt (3,4) lc rgb '#0072B2'
set label '50 % below: 0.00' at graph 1.1556, graph 0.1591 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.3182 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.3182 to graph 1.1358, graph 0.3182 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '10 % below: 0.00' at graph 1.1556, graph 0.3182 left
set arrow from graph 1, graph 0.6614 to graph 1.0741, graph 0.6614 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.6614 to graph 1.1358, graph 0.6614 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'mean: 0.50' at graph 1.1556, graph 0.6614 left
set arrow from graph 1, graph 0.9259 to graph 1.0741, graph 0.9205 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0741, graph 0.9205 to graph 1.1358, graph 0.9205 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'expected: 0.70' at graph 1.1556, graph 0.9205 left
plot 'constructs.dat' index 'data_quality' using 1:2:5 with filledcurves fc rgb '#56B4E9' fs solid 0.25 noborder notitle, \
     'constructs.dat' index 'data_quality' using 1:2 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'data_quality' using 1:3 with lines lw 1.5 dt (3,4) lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'data_quality' using 1:4 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'data_quality' using 1:5 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'data_quality' using 1:6 with lines lw 1.5 dt (12,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6208
set rmargin at screen 0.9833
set tmargin at screen 0.5429
set bmargin at screen 0.4351
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'constructs.dat' index 'data_quality_moved' using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror fc rgb '#0072B2' fs solid noborder notitle, \
     'constructs.dat' index 'data_quality_moved' using 1:4:($1-0.36):($1+0.36):4:5 with boxxyerror fc rgb '#D55E00' fs solid noborder notitle, \
     'constructs.dat' index 'data_quality_moved' using 1:6:($1-0.36):($1+0.36):6:7 with boxxyerror fc rgb '#009E73' fs solid noborder notitle, \
     'constructs.dat' index 'data_quality_moved' using 1:8:($1-0.36):($1+0.36):8:9 with boxxyerror fc rgb '#BBBBBB' fs solid noborder notitle, \
     'constructs.dat' index 'data_quality_moved' using 1:10 with points pt 7 ps 0.9*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0625
set rmargin at screen 0.4000
set tmargin at screen 0.3796
set bmargin at screen 0.2718
set label 'Manager support' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [0.157692308:0.771153846]
set ytics 0.2 format '%.2f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 1, graph 0.4420 to graph 1.0741, graph 0.3970 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.3970 to graph 1.1358, graph 0.3970 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '10 % below: 0.43' at graph 1.1556, graph 0.3970 left
set arrow from graph 1, graph 0.6050 to graph 1.0741, graph 0.5561 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.5561 to graph 1.1358, graph 0.5561 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'mean: 0.53' at graph 1.1556, graph 0.5561 left
set arrow from graph 1, graph 0.6213 to graph 1.0741, graph 0.7152 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.7152 to graph 1.1358, graph 0.7152 nohead lw 2.5 dt (3,4) lc rgb '#0072B2'
set label '50 % below: 0.54' at graph 1.1556, graph 0.7152 left
set arrow from graph 1, graph 0.9310 to graph 1.0741, graph 0.9205 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.9205 to graph 1.1358, graph 0.9205 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '90 % below: 0.73' at graph 1.1556, graph 0.9205 left
plot 'constructs.dat' index 'manager_support' using 1:2:5 with filledcurves fc rgb '#56B4E9' fs solid 0.25 noborder notitle, \
     'constructs.dat' index 'manager_support' using 1:2 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'manager_support' using 1:3 with lines lw 1.5 dt (3,4) lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'manager_support' using 1:4 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'manager_support' using 1:5 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6208
set rmargin at screen 0.9833
set tmargin at screen 0.3796
set bmargin at screen 0.2718
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set yrange [-23:33]
set minussign
set ytics 20 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'constructs.dat' index 'manager_support_moved' using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror fc rgb '#0072B2' fs solid noborder notitle, \
     'constructs.dat' index 'manager_support_moved' using 1:4:($1-0.36):($1+0.36):4:5 with boxxyerror fc rgb '#D55E00' fs solid noborder notitle, \
     'constructs.dat' index 'manager_support_moved' using 1:6:($1-0.36):($1+0.36):6:7 with boxxyerror fc rgb '#009E73' fs solid noborder notitle, \
     'constructs.dat' index 'manager_support_moved' using 1:8:($1-0.36):($1+0.36):8:9 with boxxyerror fc rgb '#BBBBBB' fs solid noborder notitle, \
     'constructs.dat' index 'manager_support_moved' using 1:10 with points pt 7 ps 0.9*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0625
set rmargin at screen 0.4000
set tmargin at screen 0.2163
set bmargin at screen 0.1086
set label 'Legal conservatism' at graph 0, graph 1.1364 left front
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.3939 center
set yrange [0:0.648]
set ytics 0.2 format '%.2f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.0000 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.0000 to graph 1.1358, graph 0.0000 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '90 % below: 0.00' at graph 1.1556, graph 0.0000 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.1591 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.1591 to graph 1.1358, graph 0.1591 nohead lw 2.5 dt (3,4) lc rgb '#0072B2'
set label '50 % below: 0.00' at graph 1.1556, graph 0.1591 left
set arrow from graph 1, graph 0.0000 to graph 1.0741, graph 0.3182 nohead lw 1 lc rgb '#56B4E9'
set arrow from graph 1.0741, graph 0.3182 to graph 1.1358, graph 0.3182 nohead lw 2.5 dt solid lc rgb '#56B4E9'
set label '10 % below: 0.00' at graph 1.1556, graph 0.3182 left
set arrow from graph 1, graph 0.7716 to graph 1.0741, graph 0.7614 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0741, graph 0.7614 to graph 1.1358, graph 0.7614 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'ambiguity: 0.50' at graph 1.1556, graph 0.7614 left
set arrow from graph 1, graph 0.9259 to graph 1.0741, graph 0.9205 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0741, graph 0.9205 to graph 1.1358, graph 0.9205 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'mean: 0.60' at graph 1.1556, graph 0.9205 left
plot 'constructs.dat' index 'conservatism' using 1:2:5 with filledcurves fc rgb '#56B4E9' fs solid 0.25 noborder notitle, \
     'constructs.dat' index 'conservatism' using 1:2 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'conservatism' using 1:3 with lines lw 1.5 dt (3,4) lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'conservatism' using 1:4 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'conservatism' using 1:5 with lines lw 1.5 dt solid lc rgb '#56B4E9' notitle, \
     'constructs.dat' index 'conservatism' using 1:6 with lines lw 1.5 dt (12,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6208
set rmargin at screen 0.9833
set tmargin at screen 0.2163
set bmargin at screen 0.1086
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.3939 center
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
plot 'constructs.dat' index 'conservatism_moved' using 1:2:($1-0.36):($1+0.36):2:3 with boxxyerror fc rgb '#0072B2' fs solid noborder notitle, \
     'constructs.dat' index 'conservatism_moved' using 1:4:($1-0.36):($1+0.36):4:5 with boxxyerror fc rgb '#D55E00' fs solid noborder notitle, \
     'constructs.dat' index 'conservatism_moved' using 1:6:($1-0.36):($1+0.36):6:7 with boxxyerror fc rgb '#009E73' fs solid noborder notitle, \
     'constructs.dat' index 'conservatism_moved' using 1:8:($1-0.36):($1+0.36):8:9 with boxxyerror fc rgb '#BBBBBB' fs solid noborder notitle, \
     'constructs.dat' index 'conservatism_moved' using 1:10 with points pt 7 ps 0.9*marker lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
