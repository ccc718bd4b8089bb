# Tandem: What each scenario does to trust, data quality, manager support and law. Data: constructs_compared.dat.
# To draw it again: gnuplot constructs_compared.gp (in this folder)
if (!exists('picture')) picture = 'constructs_compared.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,1010 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What each scenario does to trust, data quality, manager support and law' at screen 0.0250, screen 0.9703 left font ',16.8' tc rgb '#000000'
set label 'compared with: A small world, made by hand' at screen 0.0250, screen 0.9426 left font ',12' tc rgb '#444444'
set label '12 pairs of replicates; mean over agencies, scenario minus baseline, in hundredths of its scale; bars at the right: 95 % interval of the difference at' at screen 0.0250, screen 0.0347 left font ',10.8' tc rgb '#444444'
set label 'the horizon.' at screen 0.0250, screen 0.0139 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.4792
set tmargin at screen 0.8812
set bmargin at screen 0.6832
set label 'Trust of citizens in agencies' at graph 0, graph 1.0900 left front
set xrange [0:2.37692308]
set xtics autofreq format '%g'
set yrange [-1.24:3.24]
set minussign
set ytics 1 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set label 'difference, hundredths' at graph -0.1642, graph 0.5 center rotate by 90
set arrow from first 2.32211538, first 3 to first 2.32211538, first 3 nohead lw 2.5 lc rgb '#0072B2'
set arrow from first 2.33653846, first -1 to first 2.33653846, first -1 nohead lw 2.5 lc rgb '#D55E00'
set arrow from first 2.35096154, first 0 to first 2.35096154, first 0 nohead lw 2.5 lc rgb '#009E73'
plot 'constructs_compared.dat' index 'trust_citizen_1' using 1:2 with lines lw 2 dt solid lc rgb '#0072B2' notitle, \
     'constructs_compared.dat' index 'trust_citizen_2' using 1:2 with lines lw 2 dt (12,5) lc rgb '#D55E00' notitle, \
     'constructs_compared.dat' index 'trust_citizen_3' using 1:2 with lines lw 2 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5708
set rmargin at screen 0.9667
set tmargin at screen 0.8812
set bmargin at screen 0.6832
set label 'Trust of administrators' at graph 0, graph 1.0900 left front
set xrange [0:2.37692308]
set xtics autofreq format '%g'
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set arrow from first 2.32211538, first 0 to first 2.32211538, first 0 nohead lw 2.5 lc rgb '#0072B2'
set arrow from first 2.33653846, first 0 to first 2.33653846, first 0 nohead lw 2.5 lc rgb '#D55E00'
set arrow from first 2.35096154, first 0 to first 2.35096154, first 0 nohead lw 2.5 lc rgb '#009E73'
plot 'constructs_compared.dat' index 'trust_administrator_1' using 1:2 with lines lw 2 dt solid lc rgb '#0072B2' notitle, \
     'constructs_compared.dat' index 'trust_administrator_2' using 1:2 with lines lw 2 dt (12,5) lc rgb '#D55E00' notitle, \
     'constructs_compared.dat' index 'trust_administrator_3' using 1:2 with lines lw 2 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0833
set rmargin at screen 0.4792
set tmargin at screen 0.6089
set bmargin at screen 0.4109
set label 'Data quality' at graph 0, graph 1.0900 left front
set xrange [0:2.37692308]
set xtics autofreq format '%g'
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set label 'difference, hundredths' at graph -0.1642, graph 0.5 center rotate by 90
set arrow from first 2.32211538, first 0 to first 2.32211538, first 0 nohead lw 2.5 lc rgb '#0072B2'
set arrow from first 2.33653846, first 0 to first 2.33653846, first 0 nohead lw 2.5 lc rgb '#D55E00'
set arrow from first 2.35096154, first 0 to first 2.35096154, first 0 nohead lw 2.5 lc rgb '#009E73'
plot 'constructs_compared.dat' index 'data_quality_1' using 1:2 with lines lw 2 dt solid lc rgb '#0072B2' notitle, \
     'constructs_compared.dat' index 'data_quality_2' using 1:2 with lines lw 2 dt (12,5) lc rgb '#D55E00' notitle, \
     'constructs_compared.dat' index 'data_quality_3' using 1:2 with lines lw 2 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5708
set rmargin at screen 0.9667
set tmargin at screen 0.6089
set bmargin at screen 0.4109
set label 'Manager support' at graph 0, graph 1.0900 left front
set xrange [0:2.37692308]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.2600 center
set yrange [-1:1]
set minussign
set ytics 0.5 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set arrow from first 2.32211538, first 0 to first 2.32211538, first 0 nohead lw 2.5 lc rgb '#0072B2'
set arrow from first 2.33653846, first 0 to first 2.33653846, first 0 nohead lw 2.5 lc rgb '#D55E00'
set arrow from first 2.35096154, first 0 to first 2.35096154, first 0 nohead lw 2.5 lc rgb '#009E73'
plot 'constructs_compared.dat' index 'manager_support_1' using 1:2 with lines lw 2 dt solid lc rgb '#0072B2' notitle, \
     'constructs_compared.dat' index 'manager_support_2' using 1:2 with lines lw 2 dt (12,5) lc rgb '#D55E00' notitle, \
     'constructs_compared.dat' index 'manager_support_3' using 1:2 with lines lw 2 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0833
set rmargin at screen 0.4792
set tmargin at screen 0.3366
set bmargin at screen 0.1386
set label 'Legal conservatism' at graph 0, graph 1.0900 left front
set xrange [0:2.37692308]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.2600 center
set yrange [-3.213:1.22966667]
set minussign
set ytics 1 format '%+h'
set ytics add ('0' 0)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set arrow from graph 0, first 0 to graph 1, first 0 nohead lw 1.5 lc rgb '#000000'
set label 'difference, hundredths' at graph -0.1642, graph 0.5 center rotate by 90
set arrow from first 2.32211538, first -2.975 to first 2.32211538, first -2.975 nohead lw 2.5 lc rgb '#0072B2'
set arrow from first 2.33653846, first 0.991666667 to first 2.33653846, first 0.991666667 nohead lw 2.5 lc rgb '#D55E00'
set arrow from first 2.35096154, first 0 to first 2.35096154, first 0 nohead lw 2.5 lc rgb '#009E73'
plot 'constructs_compared.dat' index 'conservatism_1' using 1:2 with lines lw 2 dt solid lc rgb '#0072B2' notitle, \
     'constructs_compared.dat' index 'conservatism_2' using 1:2 with lines lw 2 dt (12,5) lc rgb '#D55E00' notitle, \
     'constructs_compared.dat' index 'conservatism_3' using 1:2 with lines lw 2 dt (16,5,3,5) lc rgb '#009E73' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5375
set rmargin at screen 0.5458
set tmargin at screen 0.3366
set bmargin at screen 0.1188
unset border
unset xtics
unset ytics
set xrange [0:1]
set yrange [0:1]
set arrow from graph 1, graph 0.2500 to graph 4.0000, graph 0.2500 nohead lw 1 lc rgb '#009E73'
set arrow from graph 4.0000, graph 0.2500 to graph 6.5000, graph 0.2500 nohead lw 2.5 dt (16,5,3,5) lc rgb '#009E73'
set label 'The same' at graph 7.3000, graph 0.2500 left
set arrow from graph 1, graph 0.5000 to graph 4.0000, graph 0.5000 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 4.0000, graph 0.5000 to graph 6.5000, graph 0.5000 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'A rule that is in the way of all who would' at graph 7.3000, graph 0.5409 left
set label 'like to try' at graph 7.3000, graph 0.4591 left
set arrow from graph 1, graph 0.7500 to graph 4.0000, graph 0.7500 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 4.0000, graph 0.7500 to graph 6.5000, graph 0.7500 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'It’s a helper' at graph 7.3000, graph 0.7500 left
plot NaN notitle
unset label
unset arrow
unset object
unset key
set border 3 lc rgb '#555555'
unset multiplot
set output
