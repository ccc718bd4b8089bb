# Tandem: How collaborations end, week by week. Data: endings.dat.
# To draw it again: gnuplot endings.gp (in this folder)
if (!exists('picture')) picture = 'endings.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,1050 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How collaborations end, week by week' at screen 0.0250, screen 0.9714 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9448 left font ',12' tc rgb '#444444'
set label '3 replicates; areas: the share that has ended so by then (cumulative incidence), of episodes that started at least 52 weeks before the horizon;' at screen 0.0250, screen 0.0333 left font ',10.8' tc rgb '#444444'
set label 'points: completed after 26 and 52 weeks with 95 % interval' at screen 0.0250, screen 0.0133 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.0833
set rmargin at screen 0.3500
set tmargin at screen 0.8476
set bmargin at screen 0.5810
set label 'public start, internal data: 30 episodes' at graph 0, graph 1.1357 left
set label 'the work has 26 weeks, after alignment and review' at graph 0, graph 1.0571 left font ',10.8' tc rgb '#444444'
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of episodes' at graph -0.2437, graph 0.5 center rotate by 90
set xrange [0:104]
set xtics 0, 26 format '%g'
set label 'weeks since the start' at graph 0.5, graph -0.1857 center
set label 'completed 30 %' at graph 1.0437, first 0.1500 left point pt 5 ps 1.1*marker lc rgb '#009E73' offset 1,0
set label 'partial 10 %' at graph 1.0437, first 0.3500 left point pt 5 ps 1.1*marker lc rgb '#56B4E9' offset 1,0
set label 'refused 10 %' at graph 1.0437, first 0.4500 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
set label 'no agreement 10 %' at graph 1.0437, first 0.5500 left point pt 5 ps 1.1*marker lc rgb '#E69F00' offset 1,0
set label 'dropout 10 %' at graph 1.0437, first 0.6500 left point pt 5 ps 1.1*marker lc rgb '#CC79A7' offset 1,0
set label 'initiator stopped 10 %' at graph 1.0437, first 0.7500 left point pt 5 ps 1.1*marker lc rgb '#F0E442' offset 1,0
set label 'sponsor ended 10 %' at graph 1.0437, first 0.8500 left point pt 5 ps 1.1*marker lc rgb '#0072B2' offset 1,0
set label 'deadline 10 %' at graph 1.0437, first 0.9500 left point pt 5 ps 1.1*marker lc rgb '#999999' offset 1,0
set label '30' at first 0, graph -0.3071 center tc rgb '#444444'
set label '17' at first 26, graph -0.3071 center tc rgb '#444444'
set label '0' at first 52, graph -0.3071 center tc rgb '#444444'
set label '0' at first 78, graph -0.3071 center tc rgb '#444444'
set label '0' at first 104, graph -0.3071 center tc rgb '#444444'
set label 'at risk' at graph -0.1406, graph -0.3071 right tc rgb '#444444'
plot 'endings.dat' index 'public_internal' using 1:(0):2 with filledcurves fc rgb '#009E73' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:2:3 with filledcurves fc rgb '#56B4E9' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:3:4 with filledcurves fc rgb '#D55E00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:4:5 with filledcurves fc rgb '#E69F00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:5:6 with filledcurves fc rgb '#CC79A7' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:6:7 with filledcurves fc rgb '#F0E442' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:7:8 with filledcurves fc rgb '#0072B2' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:8:9 with filledcurves fc rgb '#999999' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_internal' using 1:2 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:3 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:4 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:5 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:6 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:7 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:8 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_internal' using 1:9 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'completed_public_internal' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 7 ps 0.5*marker lw 2 lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5667
set rmargin at screen 0.8333
set tmargin at screen 0.8476
set bmargin at screen 0.5810
set label 'private start, internal data: 9 episodes' at graph 0, graph 1.1357 left
set label 'the work has 13 weeks, after alignment and review' at graph 0, graph 1.0571 left font ',10.8' tc rgb '#444444'
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set xrange [0:104]
set xtics 0, 26 format '%g'
set label 'weeks since the start' at graph 0.5, graph -0.1857 center
set label 'completed 33 %' at graph 1.0437, first 0.1667 left point pt 5 ps 1.1*marker lc rgb '#009E73' offset 1,0
set label 'partial 33 %' at graph 1.0437, first 0.5000 left point pt 5 ps 1.1*marker lc rgb '#56B4E9' offset 1,0
set label 'refused 33 %' at graph 1.0437, first 0.8333 left point pt 5 ps 1.1*marker lc rgb '#D55E00' offset 1,0
set label '9' at first 0, graph -0.3071 center tc rgb '#444444'
set label '0' at first 26, graph -0.3071 center tc rgb '#444444'
set label '0' at first 52, graph -0.3071 center tc rgb '#444444'
set label '0' at first 78, graph -0.3071 center tc rgb '#444444'
set label '0' at first 104, graph -0.3071 center tc rgb '#444444'
set label 'at risk' at graph -0.1406, graph -0.3071 right tc rgb '#444444'
plot 'endings.dat' index 'private_internal' using 1:(0):2 with filledcurves fc rgb '#009E73' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:2:3 with filledcurves fc rgb '#56B4E9' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:3:4 with filledcurves fc rgb '#D55E00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:4:5 with filledcurves fc rgb '#E69F00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:5:6 with filledcurves fc rgb '#CC79A7' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:6:7 with filledcurves fc rgb '#F0E442' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:7:8 with filledcurves fc rgb '#0072B2' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:8:9 with filledcurves fc rgb '#999999' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'private_internal' using 1:2 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:3 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:4 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:5 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:6 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:7 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:8 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'private_internal' using 1:9 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'completed_private_internal' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 7 ps 0.5*marker lw 2 lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.0833
set rmargin at screen 0.3500
set tmargin at screen 0.4286
set bmargin at screen 0.1619
set label 'public start, open data: 3 episodes' at graph 0, graph 1.1357 left
set label 'the work has 13 weeks, after alignment and review' at graph 0, graph 1.0571 left font ',10.8' tc rgb '#444444'
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'share of episodes' at graph -0.2437, graph 0.5 center rotate by 90
set xrange [0:104]
set xtics 0, 26 format '%g'
set label 'weeks since the start' at graph 0.5, graph -0.1857 center
set label '3' at first 0, graph -0.3071 center tc rgb '#444444'
set label '3' at first 26, graph -0.3071 center tc rgb '#444444'
set label '3' at first 52, graph -0.3071 center tc rgb '#444444'
set label '3' at first 78, graph -0.3071 center tc rgb '#444444'
set label '3' at first 104, graph -0.3071 center tc rgb '#444444'
set label 'at risk' at graph -0.1406, graph -0.3071 right tc rgb '#444444'
plot 'endings.dat' index 'public_open' using 1:(0):2 with filledcurves fc rgb '#009E73' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:2:3 with filledcurves fc rgb '#56B4E9' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:3:4 with filledcurves fc rgb '#D55E00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:4:5 with filledcurves fc rgb '#E69F00' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:5:6 with filledcurves fc rgb '#CC79A7' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:6:7 with filledcurves fc rgb '#F0E442' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:7:8 with filledcurves fc rgb '#0072B2' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:8:9 with filledcurves fc rgb '#999999' fs solid 0.85 noborder notitle, \
     'endings.dat' index 'public_open' using 1:2 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:3 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:4 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:5 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:6 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:7 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:8 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'public_open' using 1:9 with lines lw 0.7 lc rgb '#000000' notitle, \
     'endings.dat' index 'completed_public_open' using 1:2:($3<0?0:$3):($4>1?1:$4) with yerrorbars pt 7 ps 0.5*marker lw 2 lc rgb '#000000' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.5667
set rmargin at screen 0.8333
set tmargin at screen 0.4286
set bmargin at screen 0.1619
set label 'private start, open data: 0 episodes' at graph 0, graph 1.1357 left
set label 'the work has no term' at graph 0, graph 1.0571 left font ',10.8' tc rgb '#444444'
set yrange [0:1]
set ytics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set grid noxtics ytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set xrange [0:104]
set xtics 0, 26 format '%g'
set label 'weeks since the start' at graph 0.5, graph -0.1857 center
set label 'no episodes' at graph 0.5, graph 0.5 center tc rgb '#555555'
plot NaN notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
