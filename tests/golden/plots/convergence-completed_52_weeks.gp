# Tandem: Whether the estimates have settled. Data: convergence-completed_52_weeks.dat.
# To draw it again: gnuplot convergence-completed_52_weeks.gp (in this folder)
if (!exists('picture')) picture = 'convergence-completed_52_weeks.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,735 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'Whether the estimates have settled' at screen 0.0250, screen 0.9592 left font ',16.8' tc rgb '#000000'
set label 'Completed within 52 weeks · A small plan, made by hand' at screen 0.0250, screen 0.9211 left font ',12' tc rgb '#444444'
set label '-3 runs (3 not available), 10 at each point. Lines: estimates of the largest factors; bands: their 95 % intervals; at the right: with all runs.' at screen 0.0250, screen 0.0476 left font ',10.8' tc rgb '#444444'
set label 'Settled where more runs no longer move a line beyond its band. Hollow: without an interval. One smaller factor is not shown.' at screen 0.0250, screen 0.0190 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.1000
set rmargin at screen 0.6333
set tmargin at screen 0.8435
set bmargin at screen 0.1905
set logscale x
set xrange [1.9047619:67.2]
set xtics ('64' 64, '32' 32, '16' 16, '8' 8, '4' 4, '2' 2)
set yrange [0:14.0060602]
set ytics ('0' -0, '2' 2, '4' 4, '6' 6, '8' 8, '10' 10, '12' 12, '14' 14)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'mean size of the effect μ*, percentage points' at screen 0.0183, screen 0.5170 center rotate by 90
set label 'trajectories, the first of those that were run' at graph 0.5, graph -0.1083 center
set arrow from graph 1, graph 0.2876 to graph 1.0469, graph 0.2446 nohead lw 1 lc rgb '#E69F00'
set arrow from graph 1.0469, graph 0.2446 to graph 1.0859, graph 0.2446 nohead lw 2.5 dt solid lc rgb '#E69F00'
set label 'alignment.understanding_administrator' at graph 1.0984, graph 0.2634 left
set label '4.0 (3.5 to 4.6)' at graph 1.0984, graph 0.2259 left
set arrow from graph 1, graph 0.3245 to graph 1.0469, graph 0.3321 nohead lw 1 lc rgb '#CC79A7'
set arrow from graph 1.0469, graph 0.3321 to graph 1.0859, graph 0.3321 nohead lw 2.5 dt (3,4) lc rgb '#CC79A7'
set label 'legal.review_weeks' at graph 1.0984, graph 0.3509 left
set label '4.5 (4.1 to 5.0)' at graph 1.0984, graph 0.3134 left
set arrow from graph 1, graph 0.3843 to graph 1.0469, graph 0.4196 nohead lw 1 lc rgb '#009E73'
set arrow from graph 1.0469, graph 0.4196 to graph 1.0859, graph 0.4196 nohead lw 2.5 dt (16,5,3,5) lc rgb '#009E73'
set label 'interventions.legal_guideline.intensity' at graph 1.0984, graph 0.4384 left
set label '5.4 (4.8 to 6.0)' at graph 1.0984, graph 0.4009 left
set arrow from graph 1, graph 0.5448 to graph 1.0469, graph 0.5448 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0469, graph 0.5448 to graph 1.0859, graph 0.5448 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'data_quality.mean_machine_readable' at graph 1.0984, graph 0.5635 left
set label '7.6 (6.4 to 8.9)' at graph 1.0984, graph 0.5260 left
set arrow from graph 1, graph 0.7893 to graph 1.0469, graph 0.7893 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0469, graph 0.7893 to graph 1.0859, graph 0.7893 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'trust.citizen_mean' at graph 1.0984, graph 0.8081 left
set label '11.1 (10.1 to 12.0)' at graph 1.0984, graph 0.7706 left
plot 'convergence-completed_52_weeks.dat' index 'factor_1' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.1 noborder notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_2' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.1 noborder notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_3' using 1:3:4 with filledcurves fc rgb '#009E73' fs transparent solid 0.1 noborder notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_4' using 1:3:4 with filledcurves fc rgb '#CC79A7' fs transparent solid 0.1 noborder notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_5' using 1:3:4 with filledcurves fc rgb '#E69F00' fs transparent solid 0.1 noborder notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_5' using 1:2 with lines lw 2.5 lc rgb '#E69F00' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_5' using 1:2 with points pt 7 ps 1*marker lc rgb '#E69F00' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_5' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_4' using 1:2 with lines lw 2.5 lc rgb '#CC79A7' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_4' using 1:2 with points pt 7 ps 1*marker lc rgb '#CC79A7' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_4' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_3' using 1:2 with lines lw 2.5 lc rgb '#009E73' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_3' using 1:2 with points pt 7 ps 1*marker lc rgb '#009E73' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_3' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_2' using 1:2 with lines lw 2.5 lc rgb '#D55E00' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_2' using 1:2 with points pt 7 ps 1*marker lc rgb '#D55E00' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_2' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_1' using 1:2 with lines lw 2.5 lc rgb '#0072B2' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_1' using 1:2 with points pt 7 ps 1*marker lc rgb '#0072B2' notitle, \
     'convergence-completed_52_weeks.dat' index 'factor_1' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
