variable "names" {
  type    = set(string)
  default = ["b", "a", "b"]
}

variable "ports" {
  type    = list(string)
  default = [443, 8443]
}

variable "flag" {
  type    = bool
  default = "true"
}

data "aws_iam_policy_document" "converted" {
  statement {
    sid       = "Sets"
    actions   = ["s3:GetObject"]
    resources = [for name in toset(["x", "y", "x"]) : "arn:aws:s3:::${name}/*"]
  }

  statement {
    sid       = "Names"
    actions   = ["s3:GetObject"]
    resources = [for name in var.names : "arn:aws:s3:::${name}/*"]
  }

  statement {
    sid       = "Numbers"
    actions   = ["s3:GetObject"]
    resources = [for port in var.ports : "arn:aws:s3:::p${port}-${tonumber(port) + 1}/*"]
  }

  statement {
    sid       = "Maps"
    actions   = ["s3:GetObject"]
    resources = values(tomap({ a = "arn:aws:s3:::${tostring(1.5)}/*", b = "arn:aws:s3:::${tobool("true")}/*" }))
  }

  statement {
    sid       = "Flags"
    actions   = var.flag ? ["s3:GetObject"] : ["s3:*"]
    resources = tolist(["arn:aws:s3:::flag/*"])

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = [var.flag]
    }
  }
}

resource "aws_iam_policy" "converted" {
  policy = data.aws_iam_policy_document.converted.json
}
