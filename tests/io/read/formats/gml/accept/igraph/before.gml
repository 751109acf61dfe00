Creator "igraph"
Version 1
graph
[
  directed 1
  node
  [
    id 0
    name "ana"
    score 1.5
  ]
  node
  [
    id 1
    name "ben"
  ]
  node
  [
    id 2
    name "cy"
    score 2
  ]
  node
  [
    id 3
    name "di"
    score 3
  ]
  edge
  [
    source 0
    target 1
    weight 1
  ]
  edge
  [
    source 1
    target 2
    weight 2.5
  ]
  edge
  [
    source 2
    target 1
    weight 3
  ]
]
