# Tandem: Whether the estimates have settled. Data: convergence-public_value.dat.
# To draw it again: gnuplot convergence-public_value.gp (in this folder)
if (!exists('picture')) picture = 'convergence-public_value.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,735 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'Whether the estimates have settled' at screen 0.0250, screen 0.9592 left font ',16.8' tc rgb '#000000'
set label 'Public value · A small plan, made by hand' at screen 0.0250, screen 0.9211 left font ',12' tc rgb '#444444'
set label '297 runs (3 not available), 10 at each point. Lines: estimates of the largest factors; bands: their 95 % intervals; at the right: with all runs.' at screen 0.0250, screen 0.0476 left font ',10.8' tc rgb '#444444'
set label 'Settled where more runs no longer move a line beyond its band. Hollow: without an interval.' at screen 0.0250, screen 0.0190 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.1000
set rmargin at screen 0.6333
set tmargin at screen 0.8435
set bmargin at screen 0.1905
set logscale x
set xrange [30.4761905:1075.2]
set xtics ('1024' 1024, '512' 512, '256' 256, '128' 128, '64' 64, '32' 32)
set yrange [0:62.5311864]
set ytics ('0 %%' -0, '10 %%' 10, '20 %%' 20, '30 %%' 30, '40 %%' 40, '50 %%' 50, '60 %%' 60)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of the variance in total' at screen 0.0183, screen 0.5170 center rotate by 90
set label 'base samples, the first of those that were run' at graph 0.5, graph -0.1083 center
set arrow from graph 1, graph 0.1370 to graph 1.0469, graph 0.1272 nohead lw 1 lc rgb '#CC79A7'
set arrow from graph 1.0469, graph 0.1272 to graph 1.0859, graph 0.1272 nohead lw 2.5 dt (3,4) lc rgb '#CC79A7'
set label 'legal.review_weeks' at graph 1.0984, graph 0.1459 left
set label '8.6 % (7.7 to 9.5)' at graph 1.0984, graph 0.1084 left
set arrow from graph 1, graph 0.2048 to graph 1.0469, graph 0.2147 nohead lw 1 lc rgb '#009E73'
set arrow from graph 1.0469, graph 0.2147 to graph 1.0859, graph 0.2147 nohead lw 2.5 dt (16,5,3,5) lc rgb '#009E73'
set label 'interventions.legal_guideline.intensity' at graph 1.0984, graph 0.2334 left
set label '12.8 % (11.6 to 14.0)' at graph 1.0984, graph 0.1959 left
set arrow from graph 1, graph 0.4580 to graph 1.0469, graph 0.4580 nohead lw 1 lc rgb '#D55E00'
set arrow from graph 1.0469, graph 0.4580 to graph 1.0859, graph 0.4580 nohead lw 2.5 dt (12,5) lc rgb '#D55E00'
set label 'data_quality.mean_machine_readable' at graph 1.0984, graph 0.4767 left
set label '28.6 % (26.5 to 30.8)' at graph 1.0984, graph 0.4392 left
set arrow from graph 1, graph 0.7994 to graph 1.0469, graph 0.7994 nohead lw 1 lc rgb '#0072B2'
set arrow from graph 1.0469, graph 0.7994 to graph 1.0859, graph 0.7994 nohead lw 2.5 dt solid lc rgb '#0072B2'
set label 'trust.citizen_mean' at graph 1.0984, graph 0.8182 left
set label '50.0 % (46.6 to 53.4)' at graph 1.0984, graph 0.7807 left
plot 'convergence-public_value.dat' index 'factor_1' using 1:3:4 with filledcurves fc rgb '#0072B2' fs transparent solid 0.1 noborder notitle, \
     'convergence-public_value.dat' index 'factor_2' using 1:3:4 with filledcurves fc rgb '#D55E00' fs transparent solid 0.1 noborder notitle, \
     'convergence-public_value.dat' index 'factor_3' using 1:3:4 with filledcurves fc rgb '#009E73' fs transparent solid 0.1 noborder notitle, \
     'convergence-public_value.dat' index 'factor_4' using 1:3:4 with filledcurves fc rgb '#CC79A7' fs transparent solid 0.1 noborder notitle, \
     'convergence-public_value.dat' index 'factor_4' using 1:2 with lines lw 2.5 lc rgb '#CC79A7' notitle, \
     'convergence-public_value.dat' index 'factor_4' using 1:2 with points pt 7 ps 1*marker lc rgb '#CC79A7' notitle, \
     'convergence-public_value.dat' index 'factor_4' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-public_value.dat' index 'factor_3' using 1:2 with lines lw 2.5 lc rgb '#009E73' notitle, \
     'convergence-public_value.dat' index 'factor_3' using 1:2 with points pt 7 ps 1*marker lc rgb '#009E73' notitle, \
     'convergence-public_value.dat' index 'factor_3' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-public_value.dat' index 'factor_2' using 1:2 with lines lw 2.5 lc rgb '#D55E00' notitle, \
     'convergence-public_value.dat' index 'factor_2' using 1:2 with points pt 7 ps 1*marker lc rgb '#D55E00' notitle, \
     'convergence-public_value.dat' index 'factor_2' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle, \
     'convergence-public_value.dat' index 'factor_1' using 1:2 with lines lw 2.5 lc rgb '#0072B2' notitle, \
     'convergence-public_value.dat' index 'factor_1' using 1:2 with points pt 7 ps 1*marker lc rgb '#0072B2' notitle, \
     'convergence-public_value.dat' index 'factor_1' using 1:(strcol(3) eq 'NaN'?$2:NaN) with points pt 7 ps 0.6*marker lc rgb '#FFFFFF' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
