# Tandem: How sure, and what a wrong choice costs. Data: regret.dat.
# To draw it again: gnuplot regret.gp (in this folder)
if (!exists('picture')) picture = 'regret.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,350 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'How sure, and what a wrong choice costs' at screen 0.0250, screen 0.9143 left font ',16.8' tc rgb '#000000'
set label 'A plan’s `title`' at screen 0.0250, screen 0.8343 left font ',12' tc rgb '#444444'
set label 'Within 100 million NTD, the highest mean first. Bars: points of what is uncertain where the mix is the best. Orange: mean regret lies between its' at screen 0.0250, screen 0.1000 left font ',10.8' tc rgb '#444444'
set label 'ends, of which noise makes one too low and one too high; cross: 90 % of points have less, noise taken away as from the shares.' at screen 0.0250, screen 0.0400 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.3917
set rmargin at screen 0.6333
set tmargin at screen 0.5743
set bmargin at screen 0.3171
set yrange [3.5:0.5]
unset ytics
set border 1 lc rgb '#555555'
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set style fill solid noborder
set label 'best at so many points, %' at graph 0, graph 1.1556 left font ',10.8' tc rgb '#444444'
set xrange [0:1]
set xtics ("0" 0, "25" 0.25, "50" 0.5, "75" 0.75, "100" 1) nomirror
set label 'A cheap idea + A dear idea' at graph -1.5172, first 1 left font ',10.2' tc rgb '#0072B2'
set label 'A cheap idea’s `title` "quoted"' at graph -1.5172, first 2 left font ',10.2' tc rgb '#222222'
set label 'doing nothing' at graph -1.5172, first 3 left font ',10.2' tc rgb '#222222'
plot 'regret.dat' index 'mixes' using ($6==0?$2/2:NaN):1:($2/2):(0.3) with boxxyerror fc rgb '#56B4E9' notitle, \
     'regret.dat' index 'mixes' using ($6==1?$2/2:NaN):1:($2/2):(0.3) with boxxyerror fc rgb '#0072B2' notitle
unset label
unset arrow
unset object
unset key

set lmargin at screen 0.6750
set rmargin at screen 0.9667
set tmargin at screen 0.5743
set bmargin at screen 0.3171
set yrange [3.5:0.5]
unset ytics
set border 1 lc rgb '#555555'
set grid xtics noytics lt 1 lw 0.5 lc rgb '#DDDDDD'
set style fill solid noborder
set label 'regret, collaborations' at graph 0, graph 1.1556 left font ',10.8' tc rgb '#444444'
set xrange [0:17.6670684]
set xtics autofreq nomirror
plot 'regret.dat' index 'mixes' using ($5/2):1:($5/2):(0.08) with boxxyerror fc rgb '#D9D9D9' notitle, \
     'regret.dat' index 'mixes' using (($3+$4)/2):1:(($4-$3)/2):(0.26) with boxxyerror fc rgb '#E69F00' notitle, \
     'regret.dat' index 'mixes' using 5:1 with points pt 2 ps 1.1*marker lw 1.5 lc rgb '#222222' notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
