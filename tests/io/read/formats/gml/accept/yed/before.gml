Creator "yFiles"
Version "2.17"
graph
[
	hierarchic 1
	label ""
	directed 1
	node
	[
		id 0
		label "A &#38; B"
		graphics [ x 1.0 type "rectangle" ]
	]
	node [ id 1 label "C" ]
	edge [ source 0 target 1 graphics [ fill "#000000" ] ]
]
