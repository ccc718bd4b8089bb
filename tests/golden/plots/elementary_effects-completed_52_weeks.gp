# Tandem: How much each factor moves the output, and how evenly. Data: elementary_effects-completed_52_weeks.dat.
# To draw it again: gnuplot elementary_effects-completed_52_weeks.gp (in this folder)
if (!exists('picture')) picture = 'elementary_effects-completed_52_weeks.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,775 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How much each factor moves the output, and how evenly' at screen 0.0250, screen 0.9613 left font ',16.8' tc rgb '#000000'
set label 'Completed within 52 weeks · A small plan, made by hand' at screen 0.0250, screen 0.9252 left font ',12' tc rgb '#444444'
set label '-3 runs (3 not available), 10 at each point. Points: elementary effects of 64 trajectories, crosses: 95 % intervals; zones after Garcia Sanchez et al.' at screen 0.0250, screen 0.0452 left font ',10.8' tc rgb '#444444'
set label '(2014). Noise between replicates: 3.4 % (2.8 to 4.0) of the variance of point means.' at screen 0.0250, screen 0.0181 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.1000
set rmargin at screen 0.5750
set tmargin at screen 0.8516
set bmargin at screen 0.1806
set xrange [0:12.953952]
set yrange [0:7.702884]
set xtics ('0' -0, '2' 2, '4' 4, '6' 6, '8' 8, '10' 10, '12' 12)
set ytics ('0' -0, '1' 1, '2' 2, '3' 3, '4' 4, '5' 5, '6' 6, '7' 7)
set grid xtics ytics lt 1 lw 0.5 lc rgb '#EEEEEE'
set label 'μ*: mean size of the effect over the factor’s whole range, percentage points' at graph 0.5, graph -0.1000 center
set label 'σ: standard deviation of the effect, percentage points' at screen 0.0183, screen 0.5161 center rotate by 90
set label 'almost linear' at graph 1.0140, graph 0.0841 left font ',9.6' tc rgb '#777777'
set arrow from first 0, first 0 to first 12.953952, first 1.2953952 nohead lw 1 dt (12,5) lc rgb '#999999'
set label 'σ = 0.1 μ*' at graph 0.9885, graph 0.1487 right font ',9' tc rgb '#777777' rotate by 8.7
set label 'monotone' at graph 1.0140, graph 0.5045 left font ',9.6' tc rgb '#777777'
set arrow from first 0, first 0 to first 12.953952, first 6.476976 nohead lw 1 dt (12,5) lc rgb '#999999'
set label 'σ = 0.5 μ*' at graph 0.9985, graph 0.8178 right font ',9' tc rgb '#777777' rotate by 37.5
set label 'almost monotone' at graph 0.7973, graph 1.0231 center font ',9.6' tc rgb '#777777'
set arrow from first 0, first 0 to first 7.702884, first 7.702884 nohead lw 1 dt (12,5) lc rgb '#999999'
set label 'σ = μ*' at graph 0.6002, graph 0.9777 right font ',9' tc rgb '#777777' rotate by 56.9
set label 'not monotone or interacting' at graph 0.2973, graph 1.0231 center font ',9.6' tc rgb '#777777'
set label '1 trust.citizen_mean' at graph 0.7069, graph 0.0916 center front font ',9.6' tc rgb '#000000'
set label '2 data_quality.mean_machine_readable' at graph 0.3387, graph 0.8381 center front font ',9.6' tc rgb '#000000'
set label '3 interventions.legal_guideline.intensity' at graph 0.6983, graph 0.2565 center front font ',9.6' tc rgb '#000000'
set label '4 legal.review_weeks' at graph 0.2044, graph 0.0786 center front font ',9.6' tc rgb '#000000'
set label '5 alignment.understanding_administrator' at graph 0.5808, graph 0.3162 center front font ',9.6' tc rgb '#000000'
set label '6 world.active_share' at graph 0.4082, graph 0.5265 center front font ',9.6' tc rgb '#000000'
set label '1' at screen 0.7017, screen 0.8387 right font ',10.2' tc rgb '#000000'
set label 'trust.citizen_mean' at screen 0.7083, screen 0.8387 left font ',10.2' tc rgb '#000000'
set label 'μ* 11.1 (10.1 to 12.0); σ/μ* 0.05' at screen 0.7083, screen 0.8181 left font ',9' tc rgb '#666666'
set label '2' at screen 0.7017, screen 0.7897 right font ',10.2' tc rgb '#000000'
set label 'data_quality.mean_machine_readable' at screen 0.7083, screen 0.7897 left font ',10.2' tc rgb '#000000'
set label 'μ* 7.6 (6.4 to 8.9); σ/μ* 0.83' at screen 0.7083, screen 0.7690 left font ',9' tc rgb '#666666'
set label '3' at screen 0.7017, screen 0.7406 right font ',10.2' tc rgb '#000000'
set label 'interventions.legal_guideline.intensity' at screen 0.7083, screen 0.7406 left font ',10.2' tc rgb '#000000'
set label 'μ* 5.4 (4.8 to 6.0); σ/μ* 0.34' at screen 0.7083, screen 0.7200 left font ',9' tc rgb '#666666'
set label '4' at screen 0.7017, screen 0.6916 right font ',10.2' tc rgb '#000000'
set label 'legal.review_weeks' at screen 0.7083, screen 0.6916 left font ',10.2' tc rgb '#000000'
set label 'μ* 4.5 (4.1 to 5.0); σ/μ* 0.10' at screen 0.7083, screen 0.6710 left font ',9' tc rgb '#666666'
set label '5' at screen 0.7017, screen 0.6426 right font ',10.2' tc rgb '#000000'
set label 'alignment.understanding_administrator' at screen 0.7083, screen 0.6426 left font ',10.2' tc rgb '#000000'
set label 'μ* 4.0 (3.5 to 4.6); σ/μ* 0.57' at screen 0.7083, screen 0.6219 left font ',9' tc rgb '#666666'
set label '6' at screen 0.7017, screen 0.5935 right font ',10.2' tc rgb '#000000'
set label 'world.active_share' at screen 0.7083, screen 0.5935 left font ',10.2' tc rgb '#000000'
set label 'μ* 3.4 (2.7 to 4.1); σ/μ* 1.15' at screen 0.7083, screen 0.5729 left font ',9' tc rgb '#666666'
plot 'elementary_effects-completed_52_weeks.dat' index 'effects' using 4:6:($5-$4):(0) with vectors nohead lw 1.5 lc rgb '#8FBBD9' notitle, \
     'elementary_effects-completed_52_weeks.dat' index 'effects' using 3:7:(0):($8-$7) with vectors nohead lw 1.5 lc rgb '#8FBBD9' notitle, \
     'elementary_effects-completed_52_weeks.dat' index 'effects' using 3:6 with points pt 7 ps 1.2*marker lc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
