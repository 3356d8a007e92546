locals {
  names  = ["a", "b", "c"]
  teams  = { red = "r", blue = "b" }
  nested = [["x"], [["y"], "z"], []]
  buckets = {
    concat          = concat(local.names, ["d"], [])
    flatten         = flatten(local.nested)
    distinct        = distinct(["a", "b", "a"])
    compact         = compact(["a", "", "b", null])
    element         = [element(local.names, 4)]
    index           = ["i${index(local.names, "c")}"]
    lookup          = [lookup(local.teams, "red", "none"), lookup(local.teams, "green", "none")]
    keys            = keys(local.teams)
    values          = values(local.teams)
    merge           = values(merge(local.teams, { blue = "navy", green = "g" }))
    zipmap          = [zipmap(["k1", "k2"], ["v1", "v2"])["k2"]]
    sort            = sort(["c", "a", "b"])
    reverse         = reverse(local.names)
    slice           = slice(local.names, 1, 3)
    coalesce        = [coalesce("", null, "first", "second")]
    coalescelist    = coalescelist([], ["fallback"])
    chunklist       = chunklist(local.names, 2)[1]
    setunion        = tolist(setunion(["a"], ["b"]))
    setintersection = tolist(setintersection(["a", "b"], ["b", "c"]))
    setsubtract     = tolist(setsubtract(["a", "b"], ["b"]))
    setproduct      = [for pair in setproduct(["a", "b"], ["1", "2"]) : join("-", pair)]
    contains        = contains(local.names, "b") ? ["yes"] : ["no"]
    length          = ["l${length(local.names)}${length(local.teams)}${length("four")}"]
    one             = [one(["only"])]
    range           = [for number in range(1, 7, 2) : "n${number}"]
    matchkeys       = matchkeys(["i-1", "i-2", "i-3"], ["x", "y", "x"], ["x"])
    transpose       = transpose({ a = ["1", "2"], b = ["2"] })["2"]
    logic           = alltrue([true, "true"]) && anytrue([false, true]) ? ["all"] : ["none"]
    numbers         = ["${sum([1, 2, 3])}-${max(4, 9)}-${min(4, 9)}-${abs(-3)}-${ceil(1.2)}-${floor(1.8)}-${pow(2, 3)}-${signum(-9)}"]
    parse           = ["p${parseint("ff", 16)}"]
    try             = [try(local.teams.purple, local.teams.red)]
    can             = can(local.teams.purple) ? ["purple"] : ["other"]
  }
}

data "aws_iam_policy_document" "collections" {
  dynamic "statement" {
    for_each = local.buckets

    content {
      sid       = title(statement.key)
      actions   = ["s3:GetObject"]
      resources = [for name in statement.value : "arn:aws:s3:::${name}/*"]
    }
  }
}

resource "aws_iam_policy" "collections" {
  policy = data.aws_iam_policy_document.collections.json
}
