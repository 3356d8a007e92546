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
resource "aws_iam_role_policy_attachment" "images" {
  role       = aws_iam_role.resize.name
  policy_arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
}

# Something refers to it: it cannot become another resource.
resource "aws_iam_role_policy_attachment" "queues" {
  role       = aws_iam_role.resize.name
  policy_arn = "arn:aws:iam::aws:policy/CloudWatchFullAccess"
}
