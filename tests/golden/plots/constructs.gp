# Tandem: Trust, data quality, manager support and law over time. Data: constructs.dat.
# To draw it again: gnuplot constructs.gp (in this folder)
if (!exists('picture')) picture = 'constructs.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,900 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'Trust, data quality, manager support and law over time' at screen 0.0250, screen 0.9667 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9356 left font ',12' tc rgb '#444444'
set label '3 replicates; line: mean; dark band: its 95 % interval; light band: 5–95 % of runs' at screen 0.0250, screen 0.0156 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0792
set rmargin at screen 0.3417
set tmargin at screen 0.8389
set bmargin at screen 0.5389
set label 'Trust' at graph 0, graph 1.0667 left front
set yrange [0:1]
set ytics 0, 0.2, 1 format '%.1f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'mean score, from 0 to 1' at graph -0.2476, graph 0.5 center rotate by 90
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1926 center
set label 'of citizens: 0.42' at graph 1.0444, first 0.4111 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
set label 'of administrators: 0.48' at graph 1.0444, first 0.4889 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
plot 'constructs.dat' index 'trust_citizen' using 1:5:6 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'trust_citizen' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'trust_citizen' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'trust_administrator' using 1:5:6 with filledcurves fc rgb '#D55E00' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'trust_administrator' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'trust_administrator' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5625
set rmargin at screen 0.8250
set tmargin at screen 0.8389
set bmargin at screen 0.5389
set label 'Data quality' at graph 0, graph 1.0667 left front
set yrange [0:1]
set ytics 0, 0.2, 1 format '%.1f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1926 center
set label 'data quality: 0.50' at graph 1.0444, first 0.5000 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
set label 'expectation: 0.70' at graph 1.0444, first 0.7000 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
plot 'constructs.dat' index 'data_quality' using 1:5:6 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'data_quality' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'data_quality' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'expectation' using 1:5:6 with filledcurves fc rgb '#D55E00' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'expectation' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'expectation' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0792
set rmargin at screen 0.3417
set tmargin at screen 0.4222
set bmargin at screen 0.1222
set label 'Manager support' at graph 0, graph 1.0667 left front
set yrange [0:1]
set ytics 0, 0.2, 1 format '%.1f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'mean score, from 0 to 1' at graph -0.2476, graph 0.5 center rotate by 90
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1926 center
set label 'manager support: 0.53' at graph 1.0444, first 0.5288 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
plot 'constructs.dat' index 'manager_support' using 1:5:6 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'manager_support' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'manager_support' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5625
set rmargin at screen 0.8250
set tmargin at screen 0.4222
set bmargin at screen 0.1222
set label 'Law' at graph 0, graph 1.0667 left front
set yrange [0:1]
set ytics 0, 0.2, 1 format '%.1f'
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set xrange [0:2.30769231]
set xtics autofreq format '%g'
set label 'years since the start of the simulation' at graph 0.5, graph -0.1926 center
set label 'ambiguity: 0.50' at graph 1.0444, first 0.5000 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
set label 'conservatism: 0.60' at graph 1.0444, first 0.6000 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
plot 'constructs.dat' index 'conservatism' using 1:5:6 with filledcurves fc rgb '#0072B2' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'conservatism' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'conservatism' using 1:2 with lines lw 2.5 dt solid lc rgb '#0072B2' notitle, \
     'constructs.dat' index 'ambiguity' using 1:5:6 with filledcurves fc rgb '#D55E00' fs transparent solid 0.15 noborder notitle, \
     'constructs.dat' index 'ambiguity' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.35 noborder notitle, \
     'constructs.dat' index 'ambiguity' using 1:2 with lines lw 2.5 dt (12,5) lc rgb '#D55E00' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
