import { guide, here, reference, shared, type Call } from "./call.ts";

const model = "foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
const foundation = shared("bedrock", model);
const bucket = { type: "aws_s3_bucket", name: "data", attribute: "bucket" };
const haiku = { ModelId: "anthropic.claude-3-haiku-20240307-v1:0", ResourceId: "*" };
const bedrock = guide("bedrock/latest/userguide/security_iam_id-based-policy-examples");

const staff = { type: "aws_rekognition_collection", name: "staff", attribute: "collection_id" };
const faces = here("rekognition", "collection/staff");
const rekognition = guide("rekognition/latest/dg/security_iam_id-based-policy-examples");

export const models: readonly Call[] = [
  {
    call: "InvokeModel: a foundation model is of no account",
    action: "bedrock:InvokeModel",
    arns: [foundation],
    declared: bucket,
    names: haiku,
    page: bedrock,
  },
  {
    call: "InvokeModelWithResponseStream",
    action: "bedrock:InvokeModelWithResponseStream",
    arns: [foundation],
    declared: bucket,
    names: haiku,
    page: bedrock,
  },
  {
    call: "InvokeModel through an inference profile: the models of all its regions are asked for",
    action: "bedrock:InvokeModel",
    arns: [
      here("bedrock", "inference-profile/eu.anthropic.claude-3-haiku-20240307-v1:0"),
      foundation,
      `arn:aws:bedrock:eu-central-1::${model}`,
    ],
    declared: bucket,
    names: haiku,
    page: guide("bedrock/latest/userguide/inference-profiles-prereq"),
  },
  {
    call: "ApplyGuardrail",
    action: "bedrock:ApplyGuardrail",
    arns: [here("bedrock", "guardrail/abcdefghij12")],
    declared: { type: "aws_bedrock_guardrail", id: "abcdefghij12" },
    page: reference("amazonbedrock"),
  },
  {
    call: "Retrieve from a knowledge base",
    action: "bedrock:Retrieve",
    arns: [here("bedrock", "knowledge-base/ABCDEFGHIJ")],
    declared: { type: "aws_bedrockagent_knowledge_base", id: "ABCDEFGHIJ" },
    page: reference("amazonbedrock"),
  },
  {
    call: "InvokeAgent: the alias is asked for",
    action: "bedrock:InvokeAgent",
    arns: [here("bedrock", "agent-alias/ABCDEFGHIJ/TSTALIASID")],
    declared: { type: "aws_bedrockagent_agent", id: "ABCDEFGHIJ" },
    names: { AgentId: "ABCDEFGHIJ", AgentAliasId: "TSTALIASID" },
    page: guide("bedrock/latest/userguide/agents-permissions"),
  },
  {
    call: "SearchFacesByImage",
    action: "rekognition:SearchFacesByImage",
    arns: [faces],
    declared: staff,
    page: rekognition,
  },
  {
    call: "IndexFaces",
    action: "rekognition:IndexFaces",
    arns: [faces],
    declared: staff,
    page: rekognition,
  },
  {
    call: "DetectFaces",
    action: "rekognition:DetectFaces",
    arns: ["*"],
    declared: staff,
    page: rekognition,
  },
  {
    call: "InvokeEndpoint",
    action: "sagemaker:InvokeEndpoint",
    arns: [here("sagemaker", "endpoint/scores")],
    declared: { type: "aws_sagemaker_endpoint", name: "scores" },
    page: guide("sagemaker/latest/dg/api-permissions-reference"),
  },
  {
    call: "StartTranscriptionJob",
    action: "transcribe:StartTranscriptionJob",
    arns: ["*"],
    declared: bucket,
    page: reference("amazontranscribe"),
  },
  {
    call: "DetectDocumentText",
    action: "textract:DetectDocumentText",
    arns: ["*"],
    declared: bucket,
    page: reference("amazontextract"),
  },
  {
    call: "CreateEndpoint: its configuration is asked for too",
    action: "sagemaker:CreateEndpoint",
    arns: [here("sagemaker", "endpoint/scores"), here("sagemaker", "endpoint-config/scores")],
    declared: { type: "aws_sagemaker_endpoint_configuration", name: "scores" },
    page: guide("sagemaker/latest/dg/api-permissions-reference"),
  },
  {
    call: "RecognizeText",
    action: "lex:RecognizeText",
    arns: [here("lex", "bot-alias/ABCDEFGHIJ/TSTALIASID")],
    declared: { type: "aws_lexv2models_bot", id: "ABCDEFGHIJ" },
    names: { BotId: "ABCDEFGHIJ", BotAliasId: "TSTALIASID" },
    page: guide("lexv2/latest/dg/security_iam_service-with-iam"),
  },
  {
    call: "IsAuthorized",
    action: "verifiedpermissions:IsAuthorized",
    arns: ["arn:aws:verifiedpermissions::111122223333:policy-store/PSEXAMPLEabcdefg111111"],
    declared: { type: "aws_verifiedpermissions_policy_store", id: "PSEXAMPLEabcdefg111111" },
    page: reference("amazonverifiedpermissions"),
  },
];
