graph [
  directed 1
  multigraph 1
  node [
    id 0
    label "ana"
    area "N&#246;rth &#34;1&#34;"
  ]
  node [
    id 1
    label "lone &#38; only"
  ]
  node [
    id 2
    label "ben"
  ]
  edge [
    source 0
    target 2
    key 0
    weight 2
    relation "trust"
  ]
  edge [
    source 0
    target 2
    key 1
    relation "advice"
  ]
  edge [
    source 2
    target 0
    key 0
    weight 1.5
    relation "trust"
  ]
]
