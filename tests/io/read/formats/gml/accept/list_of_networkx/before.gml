graph [
  directed 1
  node [ id 0 label "a" streams "diabetes" streams "medicines" ]
  node [ id 1 label "b" streams "diabetes" ]
  edge [ source 0 target 1 ]
]
