locals {
  users = {
    ann = { team = "red", admin = true, paths = ["a", "b"] }
    bob = { team = "blue", admin = false, paths = [] }
    cid = { team = "red", admin = false, paths = ["c"] }
  }
  by_team = { for name, user in local.users : user.team => name... }
  admins  = [for name, user in local.users : name if user.admin]
  paths   = flatten([for name, user in local.users : [for path in user.paths : "${name}/${path}"]])
}

resource "aws_iam_policy" "loops" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [for team, names in local.by_team : {
        Sid      = "Team${title(team)}"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = [for index, name in names : "arn:aws:s3:::${team}/${index}/${name}"]
      }],
      [for name in local.admins : {
        Sid      = "Admin${title(name)}"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject"]
        Resource = "arn:aws:s3:::admin/${name}/*"
      }],
      [{
        Sid      = "Paths"
        Effect   = "Allow"
        Action   = "s3:GetObject"
        Resource = [for path in local.paths : "arn:aws:s3:::home/${path}"]
        Condition = {
          StringEquals = { for name, user in local.users : "aws:RequestTag/${name}" => user.team if length(user.paths) > 0 }
        }
      }],
    )
  })
}
