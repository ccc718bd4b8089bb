# Tandem: What becomes of proposals in each programme. Data: fates.dat.
# To draw it again: gnuplot fates.gp (in this folder)
if (!exists('picture')) picture = 'fates.png'
set encoding utf8
set terminal pngcairo noenhanced size 1200,805 font 'DejaVu Sans,12' background '#FFFFFF'
marker = 1
set output picture
set multiplot
set border 3 lc rgb '#555555'
set tics nomirror out scale 0.6
unset key
set label 'What becomes of proposals in each programme' at screen 0.0250, screen 0.9627 left font ',16.8' tc rgb '#000000'
set label 'A small world, made by hand' at screen 0.0250, screen 0.9280 left font ',12' tc rgb '#444444'
set label '3 replicates together; in the bars and at the right: proposals of all of them' at screen 0.0250, screen 0.0174 left font ',10.8' tc rgb '#444444'

set lmargin at screen 0.3083
set rmargin at screen 0.8833
set tmargin at screen 0.8012
set bmargin at screen 0.1553
set xrange [0:1]
set xtics ('0 %%' 0, '20 %%' 0.2, '40 %%' 0.4, '60 %%' 0.6, '80 %%' 0.8, '100 %%' 1)
set label 'share of proposals' at graph 0.5, graph -0.1000 center
set yrange [9.5:-0.5]
unset ytics
unset grid
set object rectangle from graph -0.4783, graph 1.0327 to graph -0.4580, graph 1.0596 fc rgb '#009E73' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'started' at graph -0.4493, graph 1.0462 left
set object rectangle from graph -0.2754, graph 1.0327 to graph -0.2551, graph 1.0596 fc rgb '#D9D9D9' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'not selected' at graph -0.2464, graph 1.0462 left
set object rectangle from graph -0.0725, graph 1.0327 to graph -0.0522, graph 1.0596 fc rgb '#56B4E9' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'no team' at graph -0.0435, graph 1.0462 left
set object rectangle from graph 0.1304, graph 1.0327 to graph 0.1507, graph 1.0596 fc rgb '#F0E442' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'no match' at graph 0.1594, graph 1.0462 left
set object rectangle from graph 0.3333, graph 1.0327 to graph 0.3536, graph 1.0596 fc rgb '#D55E00' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'refused' at graph 0.3623, graph 1.0462 left
set object rectangle from graph 0.5362, graph 1.0327 to graph 0.5565, graph 1.0596 fc rgb '#CC79A7' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'unanswered' at graph 0.5652, graph 1.0462 left
set object rectangle from graph 0.7391, graph 1.0327 to graph 0.7594, graph 1.0596 fc rgb '#FFFFFF' fs solid border lc rgb '#000000' lw 0.7 noclip
set label 'pending' at graph 0.7681, graph 1.0462 left
set label 'all proposals' at graph 1.0174, graph 1.0462 left
set label 'an agency’s own choice to' at graph -0.0174, first -0.1731 right
set label 'collaborate' at graph -0.0174, first 0.1731 right
set label '0' at graph 1.0174, first 0 left
set label 'task force under the head of' at graph -0.0174, first 0.8269 right
set label 'government' at graph -0.0174, first 1.1731 right
set label '0' at graph 1.0174, first 1 left
set label 'matchmaker for public-service' at graph -0.0174, first 1.8269 right
set label 'organisations (D4SG)' at graph -0.0174, first 2.1731 right
set label '0' at graph 1.0174, first 2 left
set label 'civic hackathon (g0v)' at graph -0.0174, first 3.0000 right
set label '4,503' at graph 1.0174, first 3 left
set label '3,600' at first 0.399734, first 3 center front tc rgb '#FFFFFF'
set label '903' at first 0.899734, first 3 center front tc rgb '#FFFFFF'
set label 'requests for internal data outside a' at graph -0.0174, first 3.8269 right
set label 'programme' at graph -0.0174, first 4.1731 right
set label '0' at graph 1.0174, first 4 left
set label 'competition of the head of' at graph -0.0174, first 4.8269 right
set label 'government (Presidential Hackathon)' at graph -0.0174, first 5.1731 right
set label '150' at graph 1.0174, first 5 left
set label '150' at first 0.500000, first 5 center front
set label 'social enterprises, firms and NGOs' at graph -0.0174, first 5.8269 right
set label 'on open data' at graph -0.0174, first 6.1731 right
set label '0' at graph 1.0174, first 6 left
set label 'spontaneous starts in a public' at graph -0.0174, first 6.8269 right
set label 'crisis' at graph -0.0174, first 7.1731 right
set label '0' at graph 1.0174, first 7 left
set label 'further projects out of earlier' at graph -0.0174, first 7.8269 right
set label 'results' at graph -0.0174, first 8.1731 right
set label '0' at graph 1.0174, first 8 left
set label 'demonstration projects of an' at graph -0.0174, first 8.8269 right
set label 'intervention' at graph -0.0174, first 9.1731 right
set label '0' at graph 1.0174, first 9 left
plot 'fates.dat' index 'started' using ($3>$2?$2:NaN):1:2:3:($1-0.36):($1+0.36) with boxxyerror fc rgb '#009E73' fs solid border lc rgb '#000000' lw 0.7 notitle, \
     'fates.dat' index 'not_selected' using ($3>$2?$2:NaN):1:2:3:($1-0.36):($1+0.36) with boxxyerror fc rgb '#D9D9D9' fs solid border lc rgb '#000000' lw 0.7 notitle, \
     'fates.dat' index 'refused' using ($3>$2?$2:NaN):1:2:3:($1-0.36):($1+0.36) with boxxyerror fc rgb '#D55E00' fs solid border lc rgb '#000000' lw 0.7 notitle
unset label
unset arrow
unset object
unset key
unset multiplot
set output
