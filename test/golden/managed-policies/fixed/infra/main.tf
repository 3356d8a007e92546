resource "aws_s3_bucket" "images" {
  bucket = "images"
}

resource "aws_iam_role" "resize" {
  name = "resize"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_lambda_function" "resize" {
  function_name = "resize"
  filename      = "resize.zip"
  role          = aws_iam_role.resize.arn
  environment {
    variables = {
      BUCKET = aws_s3_bucket.images.id
    }
  }
  depends_on = [aws_iam_role_policy_attachment.queues]
}

# A bucket in the environment: an inline policy on it.
resource "aws_iam_role_policy" "images" {
  name = "images"
  role = aws_iam_role.resize.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:DeleteObjectVersion",
          "s3:GetObject",
          "s3:GetObjectAttributes",
          "s3:GetObjectTagging",
          "s3:GetObjectVersion",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
          "s3:PutObjectTagging"
        ]
        Resource = "${aws_s3_bucket.images.arn}/*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = aws_s3_bucket.images.arn
      }
    ]
  })
}

# Something refers to it: it cannot become another resource.
resource "aws_iam_role_policy_attachment" "queues" {
  role       = aws_iam_role.resize.name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchFullAccess"
}
