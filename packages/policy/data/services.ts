/** A service as it is stored; scripts/catalog.ts says how. */
export interface StoredService {
  readonly keys: readonly string[];
  readonly resources: readonly string[];
  readonly actions: readonly string[];
}

interface ServiceEntry {
  readonly title: string;
  readonly load: () => Promise<{ readonly default: StoredService }>;
}

/** Made by scripts/catalog.ts: the services of the reference; the data of each is loaded when it is asked for. */
export const services: Readonly<Record<string, ServiceEntry>> = {
  "a2c": {
    title: "AWS App2Container",
    load: () => import("./catalog/a2c.json", { with: { type: "json" } }),
  },
  "a4b": {
    title: "Alexa for Business",
    load: () => import("./catalog/a4b.json", { with: { type: "json" } }),
  },
  "access-analyzer": {
    title: "AWS IAM Access Analyzer",
    load: () => import("./catalog/access-analyzer.json", { with: { type: "json" } }),
  },
  "account": {
    title: "AWS Account Management",
    load: () => import("./catalog/account.json", { with: { type: "json" } }),
  },
  "account-access": {
    title: "Account access manager",
    load: () => import("./catalog/account-access.json", { with: { type: "json" } }),
  },
  "acm": {
    title: "AWS Certificate Manager",
    load: () => import("./catalog/acm.json", { with: { type: "json" } }),
  },
  "acm-pca": {
    title: "AWS Private Certificate Authority",
    load: () => import("./catalog/acm-pca.json", { with: { type: "json" } }),
  },
  "aco-automation": {
    title: "AWS Compute Optimizer Automation",
    load: () => import("./catalog/aco-automation.json", { with: { type: "json" } }),
  },
  "action-recommendations": {
    title: "AWS Action Recommendations",
    load: () => import("./catalog/action-recommendations.json", { with: { type: "json" } }),
  },
  "activate": {
    title: "AWS Activate",
    load: () => import("./catalog/activate.json", { with: { type: "json" } }),
  },
  "agent-registry": {
    title: "AWS Agent Registry",
    load: () => import("./catalog/agent-registry.json", { with: { type: "json" } }),
  },
  "agentaccess-mcp": {
    title: "Amazon WorkSpaces AgentAccess MCP Server",
    load: () => import("./catalog/agentaccess-mcp.json", { with: { type: "json" } }),
  },
  "aidevops": {
    title: "AWS DevOps Agent Service",
    load: () => import("./catalog/aidevops.json", { with: { type: "json" } }),
  },
  "aiops": {
    title: "Amazon AI Operations",
    load: () => import("./catalog/aiops.json", { with: { type: "json" } }),
  },
  "airflow": {
    title: "Amazon Managed Workflows for Apache Airflow",
    load: () => import("./catalog/airflow.json", { with: { type: "json" } }),
  },
  "airflow-serverless": {
    title: "AWS MWAA Serverless",
    load: () => import("./catalog/airflow-serverless.json", { with: { type: "json" } }),
  },
  "amplify": {
    title: "AWS Amplify",
    load: () => import("./catalog/amplify.json", { with: { type: "json" } }),
  },
  "amplifybackend": {
    title: "AWS Amplify Admin",
    load: () => import("./catalog/amplifybackend.json", { with: { type: "json" } }),
  },
  "amplifyuibuilder": {
    title: "AWS Amplify UI Builder",
    load: () => import("./catalog/amplifyuibuilder.json", { with: { type: "json" } }),
  },
  "aoss": {
    title: "Amazon OpenSearch Serverless",
    load: () => import("./catalog/aoss.json", { with: { type: "json" } }),
  },
  "apigateway": {
    title: "Amazon API Gateway Management V2",
    load: () => import("./catalog/apigateway.json", { with: { type: "json" } }),
  },
  "app-integrations": {
    title: "Amazon AppIntegrations",
    load: () => import("./catalog/app-integrations.json", { with: { type: "json" } }),
  },
  "appconfig": {
    title: "AWS AppConfig",
    load: () => import("./catalog/appconfig.json", { with: { type: "json" } }),
  },
  "appfabric": {
    title: "AWS AppFabric",
    load: () => import("./catalog/appfabric.json", { with: { type: "json" } }),
  },
  "appflow": {
    title: "Amazon AppFlow",
    load: () => import("./catalog/appflow.json", { with: { type: "json" } }),
  },
  "application-autoscaling": {
    title: "AWS Application Auto Scaling",
    load: () => import("./catalog/application-autoscaling.json", { with: { type: "json" } }),
  },
  "application-signals": {
    title: "Amazon CloudWatch Application Signals",
    load: () => import("./catalog/application-signals.json", { with: { type: "json" } }),
  },
  "application-signals-mcp": {
    title: "Amazon CloudWatch Application Signals MCP Server",
    load: () => import("./catalog/application-signals-mcp.json", { with: { type: "json" } }),
  },
  "application-transformation": {
    title: "AWS Application Transformation Service",
    load: () => import("./catalog/application-transformation.json", { with: { type: "json" } }),
  },
  "applicationinsights": {
    title: "Amazon CloudWatch Application Insights",
    load: () => import("./catalog/applicationinsights.json", { with: { type: "json" } }),
  },
  "appmesh": {
    title: "AWS App Mesh",
    load: () => import("./catalog/appmesh.json", { with: { type: "json" } }),
  },
  "appmesh-preview": {
    title: "AWS App Mesh Preview",
    load: () => import("./catalog/appmesh-preview.json", { with: { type: "json" } }),
  },
  "apprunner": {
    title: "AWS App Runner",
    load: () => import("./catalog/apprunner.json", { with: { type: "json" } }),
  },
  "appstream": {
    title: "Amazon AppStream 2.0",
    load: () => import("./catalog/appstream.json", { with: { type: "json" } }),
  },
  "appstudio": {
    title: "AWS App Studio",
    load: () => import("./catalog/appstudio.json", { with: { type: "json" } }),
  },
  "appsync": {
    title: "AWS AppSync",
    load: () => import("./catalog/appsync.json", { with: { type: "json" } }),
  },
  "apptest": {
    title: "AWS Mainframe Modernization Application Testing",
    load: () => import("./catalog/apptest.json", { with: { type: "json" } }),
  },
  "aps": {
    title: "Amazon Managed Service for Prometheus",
    load: () => import("./catalog/aps.json", { with: { type: "json" } }),
  },
  "arc-region-switch": {
    title: "Amazon ARC Region switch",
    load: () => import("./catalog/arc-region-switch.json", { with: { type: "json" } }),
  },
  "arc-zonal-shift": {
    title: "Amazon Application Recovery Controller - Zonal Shift",
    load: () => import("./catalog/arc-zonal-shift.json", { with: { type: "json" } }),
  },
  "arsenal": {
    title: "Application Discovery Arsenal",
    load: () => import("./catalog/arsenal.json", { with: { type: "json" } }),
  },
  "artifact": {
    title: "AWS Artifact",
    load: () => import("./catalog/artifact.json", { with: { type: "json" } }),
  },
  "athena": {
    title: "Amazon Athena",
    load: () => import("./catalog/athena.json", { with: { type: "json" } }),
  },
  "auditmanager": {
    title: "AWS Audit Manager",
    load: () => import("./catalog/auditmanager.json", { with: { type: "json" } }),
  },
  "autoscaling": {
    title: "Amazon EC2 Auto Scaling",
    load: () => import("./catalog/autoscaling.json", { with: { type: "json" } }),
  },
  "autoscaling-plans": {
    title: "AWS Auto Scaling",
    load: () => import("./catalog/autoscaling-plans.json", { with: { type: "json" } }),
  },
  "aws-external-anthropic": {
    title: "Claude Platform on AWS",
    load: () => import("./catalog/aws-external-anthropic.json", { with: { type: "json" } }),
  },
  "aws-marketplace": {
    title: "AWS Marketplace Catalog",
    load: () => import("./catalog/aws-marketplace.json", { with: { type: "json" } }),
  },
  "aws-marketplace-management": {
    title: "AWS Marketplace Management Portal",
    load: () => import("./catalog/aws-marketplace-management.json", { with: { type: "json" } }),
  },
  "aws-portal": {
    title: "AWS Billing Console",
    load: () => import("./catalog/aws-portal.json", { with: { type: "json" } }),
  },
  "awsconnector": {
    title: "AWS Connector Service",
    load: () => import("./catalog/awsconnector.json", { with: { type: "json" } }),
  },
  "b2bi": {
    title: "AWS B2B Data Interchange",
    load: () => import("./catalog/b2bi.json", { with: { type: "json" } }),
  },
  "backup": {
    title: "AWS Backup",
    load: () => import("./catalog/backup.json", { with: { type: "json" } }),
  },
  "backup-gateway": {
    title: "AWS Backup Gateway",
    load: () => import("./catalog/backup-gateway.json", { with: { type: "json" } }),
  },
  "backup-search": {
    title: "AWS Backup Search",
    load: () => import("./catalog/backup-search.json", { with: { type: "json" } }),
  },
  "backup-storage": {
    title: "AWS Backup storage",
    load: () => import("./catalog/backup-storage.json", { with: { type: "json" } }),
  },
  "batch": {
    title: "AWS Batch",
    load: () => import("./catalog/batch.json", { with: { type: "json" } }),
  },
  "bcm-dashboards": {
    title: "AWS Billing and Cost Management Dashboards",
    load: () => import("./catalog/bcm-dashboards.json", { with: { type: "json" } }),
  },
  "bcm-data-exports": {
    title: "AWS Billing And Cost Management Data Exports",
    load: () => import("./catalog/bcm-data-exports.json", { with: { type: "json" } }),
  },
  "bcm-pricing-calculator": {
    title: "AWS Billing And Cost Management Pricing Calculator",
    load: () => import("./catalog/bcm-pricing-calculator.json", { with: { type: "json" } }),
  },
  "bcm-recommended-actions": {
    title: "AWS Billing And Cost Management Recommended Actions",
    load: () => import("./catalog/bcm-recommended-actions.json", { with: { type: "json" } }),
  },
  "bedrock": {
    title: "Amazon Bedrock",
    load: () => import("./catalog/bedrock.json", { with: { type: "json" } }),
  },
  "bedrock-agentcore": {
    title: "Amazon Bedrock Agentcore",
    load: () => import("./catalog/bedrock-agentcore.json", { with: { type: "json" } }),
  },
  "bedrock-mantle": {
    title: "Amazon Bedrock Powered by AWS Mantle",
    load: () => import("./catalog/bedrock-mantle.json", { with: { type: "json" } }),
  },
  "bedrock-websearch": {
    title: "Amazon Bedrock Web Search",
    load: () => import("./catalog/bedrock-websearch.json", { with: { type: "json" } }),
  },
  "billing": {
    title: "AWS Billing",
    load: () => import("./catalog/billing.json", { with: { type: "json" } }),
  },
  "billingconductor": {
    title: "AWS Billing Conductor",
    load: () => import("./catalog/billingconductor.json", { with: { type: "json" } }),
  },
  "braket": {
    title: "Amazon Braket",
    load: () => import("./catalog/braket.json", { with: { type: "json" } }),
  },
  "budgets": {
    title: "AWS Budget Service",
    load: () => import("./catalog/budgets.json", { with: { type: "json" } }),
  },
  "bugbust": {
    title: "AWS BugBust",
    load: () => import("./catalog/bugbust.json", { with: { type: "json" } }),
  },
  "cases": {
    title: "Amazon Connect Cases",
    load: () => import("./catalog/cases.json", { with: { type: "json" } }),
  },
  "cassandra": {
    title: "Amazon Keyspaces (for Apache Cassandra)",
    load: () => import("./catalog/cassandra.json", { with: { type: "json" } }),
  },
  "ce": {
    title: "AWS Cost Explorer Service",
    load: () => import("./catalog/ce.json", { with: { type: "json" } }),
  },
  "chatbot": {
    title: "AWS Chatbot",
    load: () => import("./catalog/chatbot.json", { with: { type: "json" } }),
  },
  "chime": {
    title: "Amazon Chime",
    load: () => import("./catalog/chime.json", { with: { type: "json" } }),
  },
  "cleanrooms": {
    title: "AWS Clean Rooms",
    load: () => import("./catalog/cleanrooms.json", { with: { type: "json" } }),
  },
  "cleanrooms-ml": {
    title: "AWS Clean Rooms ML",
    load: () => import("./catalog/cleanrooms-ml.json", { with: { type: "json" } }),
  },
  "cloud9": {
    title: "AWS Cloud9",
    load: () => import("./catalog/cloud9.json", { with: { type: "json" } }),
  },
  "clouddirectory": {
    title: "Amazon Cloud Directory",
    load: () => import("./catalog/clouddirectory.json", { with: { type: "json" } }),
  },
  "cloudformation": {
    title: "AWS Cloud Control API",
    load: () => import("./catalog/cloudformation.json", { with: { type: "json" } }),
  },
  "cloudfront": {
    title: "Amazon CloudFront",
    load: () => import("./catalog/cloudfront.json", { with: { type: "json" } }),
  },
  "cloudfront-keyvaluestore": {
    title: "Amazon CloudFront KeyValueStore",
    load: () => import("./catalog/cloudfront-keyvaluestore.json", { with: { type: "json" } }),
  },
  "cloudhsm": {
    title: "AWS CloudHSM",
    load: () => import("./catalog/cloudhsm.json", { with: { type: "json" } }),
  },
  "cloudsearch": {
    title: "Amazon CloudSearch",
    load: () => import("./catalog/cloudsearch.json", { with: { type: "json" } }),
  },
  "cloudshell": {
    title: "AWS CloudShell",
    load: () => import("./catalog/cloudshell.json", { with: { type: "json" } }),
  },
  "cloudtrail": {
    title: "AWS CloudTrail",
    load: () => import("./catalog/cloudtrail.json", { with: { type: "json" } }),
  },
  "cloudtrail-data": {
    title: "AWS CloudTrail Data",
    load: () => import("./catalog/cloudtrail-data.json", { with: { type: "json" } }),
  },
  "cloudwatch": {
    title: "Amazon CloudWatch",
    load: () => import("./catalog/cloudwatch.json", { with: { type: "json" } }),
  },
  "codeartifact": {
    title: "AWS CodeArtifact",
    load: () => import("./catalog/codeartifact.json", { with: { type: "json" } }),
  },
  "codebuild": {
    title: "AWS CodeBuild",
    load: () => import("./catalog/codebuild.json", { with: { type: "json" } }),
  },
  "codecatalyst": {
    title: "Amazon CodeCatalyst",
    load: () => import("./catalog/codecatalyst.json", { with: { type: "json" } }),
  },
  "codecommit": {
    title: "AWS CodeCommit",
    load: () => import("./catalog/codecommit.json", { with: { type: "json" } }),
  },
  "codeconnections": {
    title: "AWS CodeConnections",
    load: () => import("./catalog/codeconnections.json", { with: { type: "json" } }),
  },
  "codedeploy": {
    title: "AWS CodeDeploy",
    load: () => import("./catalog/codedeploy.json", { with: { type: "json" } }),
  },
  "codedeploy-commands-secure": {
    title: "AWS CodeDeploy secure host commands service",
    load: () => import("./catalog/codedeploy-commands-secure.json", { with: { type: "json" } }),
  },
  "codeguru": {
    title: "Amazon CodeGuru",
    load: () => import("./catalog/codeguru.json", { with: { type: "json" } }),
  },
  "codeguru-profiler": {
    title: "Amazon CodeGuru Profiler",
    load: () => import("./catalog/codeguru-profiler.json", { with: { type: "json" } }),
  },
  "codeguru-reviewer": {
    title: "Amazon CodeGuru Reviewer",
    load: () => import("./catalog/codeguru-reviewer.json", { with: { type: "json" } }),
  },
  "codeguru-security": {
    title: "Amazon CodeGuru Security",
    load: () => import("./catalog/codeguru-security.json", { with: { type: "json" } }),
  },
  "codepipeline": {
    title: "AWS CodePipeline",
    load: () => import("./catalog/codepipeline.json", { with: { type: "json" } }),
  },
  "codestar": {
    title: "AWS CodeStar",
    load: () => import("./catalog/codestar.json", { with: { type: "json" } }),
  },
  "codestar-connections": {
    title: "AWS CodeStar Connections",
    load: () => import("./catalog/codestar-connections.json", { with: { type: "json" } }),
  },
  "codestar-notifications": {
    title: "AWS CodeStar Notifications",
    load: () => import("./catalog/codestar-notifications.json", { with: { type: "json" } }),
  },
  "codewhisperer": {
    title: "Amazon CodeWhisperer",
    load: () => import("./catalog/codewhisperer.json", { with: { type: "json" } }),
  },
  "cognito-identity": {
    title: "Amazon Cognito Identity",
    load: () => import("./catalog/cognito-identity.json", { with: { type: "json" } }),
  },
  "cognito-idp": {
    title: "Amazon Cognito User Pools",
    load: () => import("./catalog/cognito-idp.json", { with: { type: "json" } }),
  },
  "cognito-sync": {
    title: "Amazon Cognito Sync",
    load: () => import("./catalog/cognito-sync.json", { with: { type: "json" } }),
  },
  "comprehend": {
    title: "Amazon Comprehend",
    load: () => import("./catalog/comprehend.json", { with: { type: "json" } }),
  },
  "comprehendmedical": {
    title: "Amazon Comprehend Medical",
    load: () => import("./catalog/comprehendmedical.json", { with: { type: "json" } }),
  },
  "compute-optimizer": {
    title: "AWS Compute Optimizer",
    load: () => import("./catalog/compute-optimizer.json", { with: { type: "json" } }),
  },
  "config": {
    title: "AWS Config",
    load: () => import("./catalog/config.json", { with: { type: "json" } }),
  },
  "connect": {
    title: "Amazon Connect",
    load: () => import("./catalog/connect.json", { with: { type: "json" } }),
  },
  "connect-campaigns": {
    title: "Amazon Connect Outbound Campaigns",
    load: () => import("./catalog/connect-campaigns.json", { with: { type: "json" } }),
  },
  "consoleapp": {
    title: "AWS Management Console Mobile App",
    load: () => import("./catalog/consoleapp.json", { with: { type: "json" } }),
  },
  "consolidatedbilling": {
    title: "AWS Consolidated Billing",
    load: () => import("./catalog/consolidatedbilling.json", { with: { type: "json" } }),
  },
  "controlcatalog": {
    title: "AWS Control Catalog",
    load: () => import("./catalog/controlcatalog.json", { with: { type: "json" } }),
  },
  "controltower": {
    title: "AWS Control Tower",
    load: () => import("./catalog/controltower.json", { with: { type: "json" } }),
  },
  "cost-optimization-hub": {
    title: "AWS Cost Optimization Hub",
    load: () => import("./catalog/cost-optimization-hub.json", { with: { type: "json" } }),
  },
  "cur": {
    title: "AWS Cost and Usage Report",
    load: () => import("./catalog/cur.json", { with: { type: "json" } }),
  },
  "customer-verification": {
    title: "AWS Customer Verification Service",
    load: () => import("./catalog/customer-verification.json", { with: { type: "json" } }),
  },
  "databrew": {
    title: "AWS Glue DataBrew",
    load: () => import("./catalog/databrew.json", { with: { type: "json" } }),
  },
  "dataexchange": {
    title: "AWS Data Exchange",
    load: () => import("./catalog/dataexchange.json", { with: { type: "json" } }),
  },
  "datapipeline": {
    title: "AWS Data Pipeline",
    load: () => import("./catalog/datapipeline.json", { with: { type: "json" } }),
  },
  "datasync": {
    title: "AWS DataSync",
    load: () => import("./catalog/datasync.json", { with: { type: "json" } }),
  },
  "datazone": {
    title: "Amazon DataZone",
    load: () => import("./catalog/datazone.json", { with: { type: "json" } }),
  },
  "dax": {
    title: "Amazon DynamoDB Accelerator (DAX)",
    load: () => import("./catalog/dax.json", { with: { type: "json" } }),
  },
  "dbqms": {
    title: "Database Query Metadata Service",
    load: () => import("./catalog/dbqms.json", { with: { type: "json" } }),
  },
  "deadline": {
    title: "AWS Deadline Cloud",
    load: () => import("./catalog/deadline.json", { with: { type: "json" } }),
  },
  "detective": {
    title: "Amazon Detective",
    load: () => import("./catalog/detective.json", { with: { type: "json" } }),
  },
  "devicefarm": {
    title: "AWS Device Farm",
    load: () => import("./catalog/devicefarm.json", { with: { type: "json" } }),
  },
  "devops-guru": {
    title: "Amazon DevOps Guru",
    load: () => import("./catalog/devops-guru.json", { with: { type: "json" } }),
  },
  "directconnect": {
    title: "AWS Direct Connect",
    load: () => import("./catalog/directconnect.json", { with: { type: "json" } }),
  },
  "discovery": {
    title: "AWS Application Discovery Service",
    load: () => import("./catalog/discovery.json", { with: { type: "json" } }),
  },
  "dlm": {
    title: "Amazon Data Lifecycle Manager",
    load: () => import("./catalog/dlm.json", { with: { type: "json" } }),
  },
  "dms": {
    title: "AWS Database Migration Service",
    load: () => import("./catalog/dms.json", { with: { type: "json" } }),
  },
  "docdb-elastic": {
    title: "Amazon DocumentDB Elastic Clusters",
    load: () => import("./catalog/docdb-elastic.json", { with: { type: "json" } }),
  },
  "drs": {
    title: "AWS Elastic Disaster Recovery",
    load: () => import("./catalog/drs.json", { with: { type: "json" } }),
  },
  "ds": {
    title: "AWS Directory Service",
    load: () => import("./catalog/ds.json", { with: { type: "json" } }),
  },
  "ds-data": {
    title: "AWS Directory Service Data",
    load: () => import("./catalog/ds-data.json", { with: { type: "json" } }),
  },
  "dsql": {
    title: "Amazon Aurora DSQL",
    load: () => import("./catalog/dsql.json", { with: { type: "json" } }),
  },
  "dynamodb": {
    title: "Amazon DynamoDB",
    load: () => import("./catalog/dynamodb.json", { with: { type: "json" } }),
  },
  "ebs": {
    title: "Amazon Elastic Block Store",
    load: () => import("./catalog/ebs.json", { with: { type: "json" } }),
  },
  "ec2": {
    title: "Amazon EC2",
    load: () => import("./catalog/ec2.json", { with: { type: "json" } }),
  },
  "ec2-instance-connect": {
    title: "Amazon EC2 Instance Connect",
    load: () => import("./catalog/ec2-instance-connect.json", { with: { type: "json" } }),
  },
  "ec2messages": {
    title: "Amazon Message Delivery Service",
    load: () => import("./catalog/ec2messages.json", { with: { type: "json" } }),
  },
  "ecr": {
    title: "Amazon Elastic Container Registry",
    load: () => import("./catalog/ecr.json", { with: { type: "json" } }),
  },
  "ecr-public": {
    title: "Amazon Elastic Container Registry Public",
    load: () => import("./catalog/ecr-public.json", { with: { type: "json" } }),
  },
  "ecs": {
    title: "Amazon Elastic Container Service",
    load: () => import("./catalog/ecs.json", { with: { type: "json" } }),
  },
  "ecs-mcp": {
    title: "Amazon ECS MCP Service",
    load: () => import("./catalog/ecs-mcp.json", { with: { type: "json" } }),
  },
  "eks": {
    title: "Amazon Elastic Kubernetes Service",
    load: () => import("./catalog/eks.json", { with: { type: "json" } }),
  },
  "eks-auth": {
    title: "Amazon EKS Auth",
    load: () => import("./catalog/eks-auth.json", { with: { type: "json" } }),
  },
  "eks-mcp": {
    title: "Amazon EKS MCP Server",
    load: () => import("./catalog/eks-mcp.json", { with: { type: "json" } }),
  },
  "elasticache": {
    title: "Amazon ElastiCache",
    load: () => import("./catalog/elasticache.json", { with: { type: "json" } }),
  },
  "elasticbeanstalk": {
    title: "AWS Elastic Beanstalk",
    load: () => import("./catalog/elasticbeanstalk.json", { with: { type: "json" } }),
  },
  "elasticfilesystem": {
    title: "Amazon Elastic File System",
    load: () => import("./catalog/elasticfilesystem.json", { with: { type: "json" } }),
  },
  "elasticloadbalancing": {
    title: "AWS Elastic Load Balancing V2",
    load: () => import("./catalog/elasticloadbalancing.json", { with: { type: "json" } }),
  },
  "elasticmapreduce": {
    title: "Amazon Elastic MapReduce",
    load: () => import("./catalog/elasticmapreduce.json", { with: { type: "json" } }),
  },
  "elastictranscoder": {
    title: "Amazon Elastic Transcoder",
    load: () => import("./catalog/elastictranscoder.json", { with: { type: "json" } }),
  },
  "elemental-activations": {
    title: "AWS Elemental Appliances and Software Activation Service",
    load: () => import("./catalog/elemental-activations.json", { with: { type: "json" } }),
  },
  "elemental-appliances-software": {
    title: "AWS Elemental Appliances and Software",
    load: () => import("./catalog/elemental-appliances-software.json", { with: { type: "json" } }),
  },
  "elemental-inference": {
    title: "AWS Elemental Inference",
    load: () => import("./catalog/elemental-inference.json", { with: { type: "json" } }),
  },
  "elemental-support-cases": {
    title: "AWS Elemental Support Cases",
    load: () => import("./catalog/elemental-support-cases.json", { with: { type: "json" } }),
  },
  "elemental-support-content": {
    title: "AWS Elemental Support Content",
    load: () => import("./catalog/elemental-support-content.json", { with: { type: "json" } }),
  },
  "emr-containers": {
    title: "Amazon EMR on EKS (EMR Containers)",
    load: () => import("./catalog/emr-containers.json", { with: { type: "json" } }),
  },
  "emr-serverless": {
    title: "Amazon EMR Serverless",
    load: () => import("./catalog/emr-serverless.json", { with: { type: "json" } }),
  },
  "entityresolution": {
    title: "AWS Entity Resolution",
    load: () => import("./catalog/entityresolution.json", { with: { type: "json" } }),
  },
  "es": {
    title: "Amazon OpenSearch Service",
    load: () => import("./catalog/es.json", { with: { type: "json" } }),
  },
  "events": {
    title: "Amazon EventBridge",
    load: () => import("./catalog/events.json", { with: { type: "json" } }),
  },
  "eventsbilltoaws": {
    title: "AWS reInvent event pass amount charge to customer AWS account",
    load: () => import("./catalog/eventsbilltoaws.json", { with: { type: "json" } }),
  },
  "evidently": {
    title: "Amazon CloudWatch Evidently",
    load: () => import("./catalog/evidently.json", { with: { type: "json" } }),
  },
  "evs": {
    title: "Amazon Elastic VMware Service",
    load: () => import("./catalog/evs.json", { with: { type: "json" } }),
  },
  "execute-api": {
    title: "Amazon API Gateway",
    load: () => import("./catalog/execute-api.json", { with: { type: "json" } }),
  },
  "finops-agent": {
    title: "AWS FinOps Agent",
    load: () => import("./catalog/finops-agent.json", { with: { type: "json" } }),
  },
  "finspace": {
    title: "Amazon FinSpace",
    load: () => import("./catalog/finspace.json", { with: { type: "json" } }),
  },
  "finspace-api": {
    title: "Amazon FinSpace API",
    load: () => import("./catalog/finspace-api.json", { with: { type: "json" } }),
  },
  "firehose": {
    title: "Amazon Kinesis Firehose",
    load: () => import("./catalog/firehose.json", { with: { type: "json" } }),
  },
  "fis": {
    title: "AWS Fault Injection Service",
    load: () => import("./catalog/fis.json", { with: { type: "json" } }),
  },
  "fms": {
    title: "AWS Firewall Manager",
    load: () => import("./catalog/fms.json", { with: { type: "json" } }),
  },
  "forecast": {
    title: "Amazon Forecast",
    load: () => import("./catalog/forecast.json", { with: { type: "json" } }),
  },
  "frauddetector": {
    title: "Amazon Fraud Detector",
    load: () => import("./catalog/frauddetector.json", { with: { type: "json" } }),
  },
  "freertos": {
    title: "Amazon FreeRTOS",
    load: () => import("./catalog/freertos.json", { with: { type: "json" } }),
  },
  "freetier": {
    title: "AWS Free Tier",
    load: () => import("./catalog/freetier.json", { with: { type: "json" } }),
  },
  "fsx": {
    title: "Amazon FSx",
    load: () => import("./catalog/fsx.json", { with: { type: "json" } }),
  },
  "gamelift": {
    title: "Amazon GameLift Servers",
    load: () => import("./catalog/gamelift.json", { with: { type: "json" } }),
  },
  "gameliftstreams": {
    title: "Amazon GameLift Streams",
    load: () => import("./catalog/gameliftstreams.json", { with: { type: "json" } }),
  },
  "geo": {
    title: "Amazon Location",
    load: () => import("./catalog/geo.json", { with: { type: "json" } }),
  },
  "geo-maps": {
    title: "Amazon Location Service Maps",
    load: () => import("./catalog/geo-maps.json", { with: { type: "json" } }),
  },
  "geo-places": {
    title: "Amazon Location Service Places",
    load: () => import("./catalog/geo-places.json", { with: { type: "json" } }),
  },
  "geo-routes": {
    title: "Amazon Location Service Routes",
    load: () => import("./catalog/geo-routes.json", { with: { type: "json" } }),
  },
  "glacier": {
    title: "Amazon S3 Glacier",
    load: () => import("./catalog/glacier.json", { with: { type: "json" } }),
  },
  "globalaccelerator": {
    title: "AWS Global Accelerator",
    load: () => import("./catalog/globalaccelerator.json", { with: { type: "json" } }),
  },
  "glue": {
    title: "AWS Glue",
    load: () => import("./catalog/glue.json", { with: { type: "json" } }),
  },
  "grafana": {
    title: "Amazon Managed Grafana",
    load: () => import("./catalog/grafana.json", { with: { type: "json" } }),
  },
  "greengrass": {
    title: "AWS IoT Greengrass V2",
    load: () => import("./catalog/greengrass.json", { with: { type: "json" } }),
  },
  "groundstation": {
    title: "AWS Ground Station",
    load: () => import("./catalog/groundstation.json", { with: { type: "json" } }),
  },
  "groundtruthlabeling": {
    title: "Amazon GroundTruth Labeling",
    load: () => import("./catalog/groundtruthlabeling.json", { with: { type: "json" } }),
  },
  "guardduty": {
    title: "Amazon GuardDuty",
    load: () => import("./catalog/guardduty.json", { with: { type: "json" } }),
  },
  "health": {
    title: "AWS Health APIs and Notifications",
    load: () => import("./catalog/health.json", { with: { type: "json" } }),
  },
  "health-agent": {
    title: "Amazon Connect Health",
    load: () => import("./catalog/health-agent.json", { with: { type: "json" } }),
  },
  "healthlake": {
    title: "AWS HealthLake",
    load: () => import("./catalog/healthlake.json", { with: { type: "json" } }),
  },
  "honeycode": {
    title: "Amazon Honeycode",
    load: () => import("./catalog/honeycode.json", { with: { type: "json" } }),
  },
  "iam": {
    title: "AWS Identity and Access Management (IAM)",
    load: () => import("./catalog/iam.json", { with: { type: "json" } }),
  },
  "identity-sync": {
    title: "AWS Identity Sync",
    load: () => import("./catalog/identity-sync.json", { with: { type: "json" } }),
  },
  "identitystore": {
    title: "AWS Identity Store",
    load: () => import("./catalog/identitystore.json", { with: { type: "json" } }),
  },
  "identitystore-auth": {
    title: "AWS Identity Store Auth",
    load: () => import("./catalog/identitystore-auth.json", { with: { type: "json" } }),
  },
  "imagebuilder": {
    title: "Amazon EC2 Image Builder",
    load: () => import("./catalog/imagebuilder.json", { with: { type: "json" } }),
  },
  "importexport": {
    title: "AWS Import Export Disk Service",
    load: () => import("./catalog/importexport.json", { with: { type: "json" } }),
  },
  "inspector": {
    title: "Amazon Inspector",
    load: () => import("./catalog/inspector.json", { with: { type: "json" } }),
  },
  "inspector-scan": {
    title: "Amazon InspectorScan",
    load: () => import("./catalog/inspector-scan.json", { with: { type: "json" } }),
  },
  "inspector2": {
    title: "Amazon Inspector2",
    load: () => import("./catalog/inspector2.json", { with: { type: "json" } }),
  },
  "inspector2-telemetry": {
    title: "Amazon Inspector2 Telemetry Channel",
    load: () => import("./catalog/inspector2-telemetry.json", { with: { type: "json" } }),
  },
  "interconnect": {
    title: "AWS Interconnect",
    load: () => import("./catalog/interconnect.json", { with: { type: "json" } }),
  },
  "internetmonitor": {
    title: "Amazon CloudWatch Internet Monitor",
    load: () => import("./catalog/internetmonitor.json", { with: { type: "json" } }),
  },
  "invoicing": {
    title: "AWS Invoicing Service",
    load: () => import("./catalog/invoicing.json", { with: { type: "json" } }),
  },
  "iot": {
    title: "AWS IoT",
    load: () => import("./catalog/iot.json", { with: { type: "json" } }),
  },
  "iot-device-tester": {
    title: "AWS IoT Device Tester",
    load: () => import("./catalog/iot-device-tester.json", { with: { type: "json" } }),
  },
  "iotanalytics": {
    title: "AWS IoT Analytics",
    load: () => import("./catalog/iotanalytics.json", { with: { type: "json" } }),
  },
  "iotdeviceadvisor": {
    title: "AWS IoT Core Device Advisor",
    load: () => import("./catalog/iotdeviceadvisor.json", { with: { type: "json" } }),
  },
  "iotevents": {
    title: "AWS IoT Events",
    load: () => import("./catalog/iotevents.json", { with: { type: "json" } }),
  },
  "iotfleethub": {
    title: "AWS IoT Fleet Hub for Device Management",
    load: () => import("./catalog/iotfleethub.json", { with: { type: "json" } }),
  },
  "iotfleetwise": {
    title: "AWS IoT FleetWise",
    load: () => import("./catalog/iotfleetwise.json", { with: { type: "json" } }),
  },
  "iotjobsdata": {
    title: "AWS IoT Jobs DataPlane",
    load: () => import("./catalog/iotjobsdata.json", { with: { type: "json" } }),
  },
  "iotmanagedintegrations": {
    title: "AWS IoT Managed Integrations",
    load: () => import("./catalog/iotmanagedintegrations.json", { with: { type: "json" } }),
  },
  "iotsitewise": {
    title: "AWS IoT SiteWise",
    load: () => import("./catalog/iotsitewise.json", { with: { type: "json" } }),
  },
  "iottwinmaker": {
    title: "AWS IoT TwinMaker",
    load: () => import("./catalog/iottwinmaker.json", { with: { type: "json" } }),
  },
  "iotwireless": {
    title: "AWS IoT Wireless",
    load: () => import("./catalog/iotwireless.json", { with: { type: "json" } }),
  },
  "iq": {
    title: "AWS IQ",
    load: () => import("./catalog/iq.json", { with: { type: "json" } }),
  },
  "iq-permission": {
    title: "AWS IQ Permissions",
    load: () => import("./catalog/iq-permission.json", { with: { type: "json" } }),
  },
  "ivs": {
    title: "Amazon Interactive Video Service",
    load: () => import("./catalog/ivs.json", { with: { type: "json" } }),
  },
  "ivschat": {
    title: "Amazon Interactive Video Service Chat",
    load: () => import("./catalog/ivschat.json", { with: { type: "json" } }),
  },
  "kafka": {
    title: "Amazon Managed Streaming for Apache Kafka",
    load: () => import("./catalog/kafka.json", { with: { type: "json" } }),
  },
  "kafka-cluster": {
    title: "Apache Kafka APIs for Amazon MSK clusters",
    load: () => import("./catalog/kafka-cluster.json", { with: { type: "json" } }),
  },
  "kafkaconnect": {
    title: "Amazon Managed Streaming for Kafka Connect",
    load: () => import("./catalog/kafkaconnect.json", { with: { type: "json" } }),
  },
  "kendra": {
    title: "Amazon Kendra",
    load: () => import("./catalog/kendra.json", { with: { type: "json" } }),
  },
  "kendra-ranking": {
    title: "Amazon Kendra Intelligent Ranking",
    load: () => import("./catalog/kendra-ranking.json", { with: { type: "json" } }),
  },
  "kinesis": {
    title: "Amazon Kinesis Data Streams",
    load: () => import("./catalog/kinesis.json", { with: { type: "json" } }),
  },
  "kinesisanalytics": {
    title: "Amazon Kinesis Analytics V2",
    load: () => import("./catalog/kinesisanalytics.json", { with: { type: "json" } }),
  },
  "kinesisvideo": {
    title: "Amazon Kinesis Video Streams",
    load: () => import("./catalog/kinesisvideo.json", { with: { type: "json" } }),
  },
  "kms": {
    title: "AWS Key Management Service",
    load: () => import("./catalog/kms.json", { with: { type: "json" } }),
  },
  "lakeformation": {
    title: "AWS Lake Formation",
    load: () => import("./catalog/lakeformation.json", { with: { type: "json" } }),
  },
  "lambda": {
    title: "AWS Lambda",
    load: () => import("./catalog/lambda.json", { with: { type: "json" } }),
  },
  "launchwizard": {
    title: "AWS Launch Wizard",
    load: () => import("./catalog/launchwizard.json", { with: { type: "json" } }),
  },
  "lex": {
    title: "Amazon Lex V2",
    load: () => import("./catalog/lex.json", { with: { type: "json" } }),
  },
  "license-manager": {
    title: "AWS License Manager",
    load: () => import("./catalog/license-manager.json", { with: { type: "json" } }),
  },
  "license-manager-linux-subscriptions": {
    title: "AWS License Manager Linux Subscriptions Manager",
    load: () => import("./catalog/license-manager-linux-subscriptions.json", { with: { type: "json" } }),
  },
  "license-manager-user-subscriptions": {
    title: "AWS License Manager User Subscriptions",
    load: () => import("./catalog/license-manager-user-subscriptions.json", { with: { type: "json" } }),
  },
  "lightsail": {
    title: "Amazon Lightsail",
    load: () => import("./catalog/lightsail.json", { with: { type: "json" } }),
  },
  "logs": {
    title: "Amazon CloudWatch Logs",
    load: () => import("./catalog/logs.json", { with: { type: "json" } }),
  },
  "lookoutequipment": {
    title: "Amazon Lookout for Equipment",
    load: () => import("./catalog/lookoutequipment.json", { with: { type: "json" } }),
  },
  "lookoutmetrics": {
    title: "Amazon Lookout for Metrics",
    load: () => import("./catalog/lookoutmetrics.json", { with: { type: "json" } }),
  },
  "lookoutvision": {
    title: "Amazon Lookout for Vision",
    load: () => import("./catalog/lookoutvision.json", { with: { type: "json" } }),
  },
  "m2": {
    title: "AWS Mainframe Modernization Service",
    load: () => import("./catalog/m2.json", { with: { type: "json" } }),
  },
  "machinelearning": {
    title: "Amazon Machine Learning",
    load: () => import("./catalog/machinelearning.json", { with: { type: "json" } }),
  },
  "macie2": {
    title: "Amazon Macie",
    load: () => import("./catalog/macie2.json", { with: { type: "json" } }),
  },
  "managedblockchain": {
    title: "Amazon Managed Blockchain",
    load: () => import("./catalog/managedblockchain.json", { with: { type: "json" } }),
  },
  "managedblockchain-query": {
    title: "Amazon Managed Blockchain Query",
    load: () => import("./catalog/managedblockchain-query.json", { with: { type: "json" } }),
  },
  "mapcredits": {
    title: "AWS Migration Acceleration Program Credits",
    load: () => import("./catalog/mapcredits.json", { with: { type: "json" } }),
  },
  "marketplacecommerceanalytics": {
    title: "AWS Marketplace Commerce Analytics Service",
    load: () => import("./catalog/marketplacecommerceanalytics.json", { with: { type: "json" } }),
  },
  "mechanicalturk": {
    title: "Amazon Mechanical Turk",
    load: () => import("./catalog/mechanicalturk.json", { with: { type: "json" } }),
  },
  "mediaconnect": {
    title: "AWS Elemental MediaConnect",
    load: () => import("./catalog/mediaconnect.json", { with: { type: "json" } }),
  },
  "mediaconvert": {
    title: "AWS Elemental MediaConvert",
    load: () => import("./catalog/mediaconvert.json", { with: { type: "json" } }),
  },
  "mediaimport": {
    title: "AmazonMediaImport",
    load: () => import("./catalog/mediaimport.json", { with: { type: "json" } }),
  },
  "medialive": {
    title: "AWS Elemental MediaLive",
    load: () => import("./catalog/medialive.json", { with: { type: "json" } }),
  },
  "mediapackage": {
    title: "AWS Elemental MediaPackage",
    load: () => import("./catalog/mediapackage.json", { with: { type: "json" } }),
  },
  "mediapackage-vod": {
    title: "AWS Elemental MediaPackage VOD",
    load: () => import("./catalog/mediapackage-vod.json", { with: { type: "json" } }),
  },
  "mediapackagev2": {
    title: "AWS Elemental MediaPackage V2",
    load: () => import("./catalog/mediapackagev2.json", { with: { type: "json" } }),
  },
  "mediastore": {
    title: "AWS Elemental MediaStore",
    load: () => import("./catalog/mediastore.json", { with: { type: "json" } }),
  },
  "mediatailor": {
    title: "AWS Elemental MediaTailor",
    load: () => import("./catalog/mediatailor.json", { with: { type: "json" } }),
  },
  "medical-imaging": {
    title: "AWS HealthImaging",
    load: () => import("./catalog/medical-imaging.json", { with: { type: "json" } }),
  },
  "memorydb": {
    title: "Amazon MemoryDB",
    load: () => import("./catalog/memorydb.json", { with: { type: "json" } }),
  },
  "mgh": {
    title: "AWS Migration Hub",
    load: () => import("./catalog/mgh.json", { with: { type: "json" } }),
  },
  "mgn": {
    title: "AWS Application Migration Service",
    load: () => import("./catalog/mgn.json", { with: { type: "json" } }),
  },
  "migrationhub-orchestrator": {
    title: "AWS Migration Hub Orchestrator",
    load: () => import("./catalog/migrationhub-orchestrator.json", { with: { type: "json" } }),
  },
  "migrationhub-strategy": {
    title: "AWS Migration Hub Strategy Recommendations",
    load: () => import("./catalog/migrationhub-strategy.json", { with: { type: "json" } }),
  },
  "mobileanalytics": {
    title: "Amazon Mobile Analytics",
    load: () => import("./catalog/mobileanalytics.json", { with: { type: "json" } }),
  },
  "mobiletargeting": {
    title: "Amazon Pinpoint",
    load: () => import("./catalog/mobiletargeting.json", { with: { type: "json" } }),
  },
  "monitron": {
    title: "Amazon Monitron",
    load: () => import("./catalog/monitron.json", { with: { type: "json" } }),
  },
  "mpa": {
    title: "Multi-party approval",
    load: () => import("./catalog/mpa.json", { with: { type: "json" } }),
  },
  "mq": {
    title: "Amazon MQ",
    load: () => import("./catalog/mq.json", { with: { type: "json" } }),
  },
  "neptune-db": {
    title: "Amazon Neptune",
    load: () => import("./catalog/neptune-db.json", { with: { type: "json" } }),
  },
  "neptune-graph": {
    title: "Amazon Neptune Analytics",
    load: () => import("./catalog/neptune-graph.json", { with: { type: "json" } }),
  },
  "network-firewall": {
    title: "AWS Network Firewall",
    load: () => import("./catalog/network-firewall.json", { with: { type: "json" } }),
  },
  "network-security-director": {
    title: "AWS Shield network security director",
    load: () => import("./catalog/network-security-director.json", { with: { type: "json" } }),
  },
  "network-security-manager": {
    title: "AWS Network Security Manager",
    load: () => import("./catalog/network-security-manager.json", { with: { type: "json" } }),
  },
  "networkflowmonitor": {
    title: "Network Flow Monitor",
    load: () => import("./catalog/networkflowmonitor.json", { with: { type: "json" } }),
  },
  "networkmanager": {
    title: "AWS Network Manager",
    load: () => import("./catalog/networkmanager.json", { with: { type: "json" } }),
  },
  "networkmanager-chat": {
    title: "AWS Network Manager Chat",
    load: () => import("./catalog/networkmanager-chat.json", { with: { type: "json" } }),
  },
  "networkmonitor": {
    title: "Amazon CloudWatch Network Synthetic Monitor",
    load: () => import("./catalog/networkmonitor.json", { with: { type: "json" } }),
  },
  "nimble": {
    title: "Amazon Nimble Studio",
    load: () => import("./catalog/nimble.json", { with: { type: "json" } }),
  },
  "notifications": {
    title: "AWS User Notifications",
    load: () => import("./catalog/notifications.json", { with: { type: "json" } }),
  },
  "notifications-contacts": {
    title: "AWS User Notifications Contacts",
    load: () => import("./catalog/notifications-contacts.json", { with: { type: "json" } }),
  },
  "nova-act": {
    title: "Amazon Nova Act",
    load: () => import("./catalog/nova-act.json", { with: { type: "json" } }),
  },
  "oam": {
    title: "Amazon CloudWatch Observability Access Manager",
    load: () => import("./catalog/oam.json", { with: { type: "json" } }),
  },
  "observabilityadmin": {
    title: "Amazon CloudWatch Observability Admin Service",
    load: () => import("./catalog/observabilityadmin.json", { with: { type: "json" } }),
  },
  "odb": {
    title: "AWS Service - Oracle Database@AWS",
    load: () => import("./catalog/odb.json", { with: { type: "json" } }),
  },
  "omics": {
    title: "AWS HealthOmics",
    load: () => import("./catalog/omics.json", { with: { type: "json" } }),
  },
  "one": {
    title: "Amazon One Enterprise",
    load: () => import("./catalog/one.json", { with: { type: "json" } }),
  },
  "opensearch": {
    title: "Amazon OpenSearch",
    load: () => import("./catalog/opensearch.json", { with: { type: "json" } }),
  },
  "opsworks": {
    title: "AWS OpsWorks",
    load: () => import("./catalog/opsworks.json", { with: { type: "json" } }),
  },
  "opsworks-cm": {
    title: "AWS OpsWorks Configuration Management",
    load: () => import("./catalog/opsworks-cm.json", { with: { type: "json" } }),
  },
  "organizations": {
    title: "AWS Organizations",
    load: () => import("./catalog/organizations.json", { with: { type: "json" } }),
  },
  "osis": {
    title: "Amazon OpenSearch Ingestion",
    load: () => import("./catalog/osis.json", { with: { type: "json" } }),
  },
  "outposts": {
    title: "AWS Outposts",
    load: () => import("./catalog/outposts.json", { with: { type: "json" } }),
  },
  "panorama": {
    title: "AWS Panorama",
    load: () => import("./catalog/panorama.json", { with: { type: "json" } }),
  },
  "partnercentral": {
    title: "AWS Partner Central",
    load: () => import("./catalog/partnercentral.json", { with: { type: "json" } }),
  },
  "partnercentral-account-management": {
    title: "AWS Partner central account management",
    load: () => import("./catalog/partnercentral-account-management.json", { with: { type: "json" } }),
  },
  "payment-cryptography": {
    title: "AWS Payment Cryptography",
    load: () => import("./catalog/payment-cryptography.json", { with: { type: "json" } }),
  },
  "payments": {
    title: "AWS Payments",
    load: () => import("./catalog/payments.json", { with: { type: "json" } }),
  },
  "pca-connector-ad": {
    title: "AWS Private CA Connector for Active Directory",
    load: () => import("./catalog/pca-connector-ad.json", { with: { type: "json" } }),
  },
  "pca-connector-scep": {
    title: "AWS Private CA Connector for SCEP",
    load: () => import("./catalog/pca-connector-scep.json", { with: { type: "json" } }),
  },
  "pcs": {
    title: "AWS Parallel Computing Service",
    load: () => import("./catalog/pcs.json", { with: { type: "json" } }),
  },
  "personalize": {
    title: "Amazon Personalize",
    load: () => import("./catalog/personalize.json", { with: { type: "json" } }),
  },
  "pi": {
    title: "AWS Performance Insights",
    load: () => import("./catalog/pi.json", { with: { type: "json" } }),
  },
  "pipes": {
    title: "Amazon EventBridge Pipes",
    load: () => import("./catalog/pipes.json", { with: { type: "json" } }),
  },
  "polly": {
    title: "Amazon Polly",
    load: () => import("./catalog/polly.json", { with: { type: "json" } }),
  },
  "pricing": {
    title: "AWS Price List",
    load: () => import("./catalog/pricing.json", { with: { type: "json" } }),
  },
  "pricingplanmanager": {
    title: "AWS PricingPlanManager Service",
    load: () => import("./catalog/pricingplanmanager.json", { with: { type: "json" } }),
  },
  "private-networks": {
    title: "AWS service providing managed private networks",
    load: () => import("./catalog/private-networks.json", { with: { type: "json" } }),
  },
  "profile": {
    title: "Amazon Connect Customer Profiles",
    load: () => import("./catalog/profile.json", { with: { type: "json" } }),
  },
  "proton": {
    title: "AWS Proton",
    load: () => import("./catalog/proton.json", { with: { type: "json" } }),
  },
  "purchase-orders": {
    title: "AWS Purchase Orders Console",
    load: () => import("./catalog/purchase-orders.json", { with: { type: "json" } }),
  },
  "q": {
    title: "Amazon Q",
    load: () => import("./catalog/q.json", { with: { type: "json" } }),
  },
  "qapps": {
    title: "Amazon Q Business Q Apps",
    load: () => import("./catalog/qapps.json", { with: { type: "json" } }),
  },
  "qbusiness": {
    title: "Amazon Q Business",
    load: () => import("./catalog/qbusiness.json", { with: { type: "json" } }),
  },
  "qdeveloper": {
    title: "Amazon Q Developer",
    load: () => import("./catalog/qdeveloper.json", { with: { type: "json" } }),
  },
  "qldb": {
    title: "Amazon QLDB",
    load: () => import("./catalog/qldb.json", { with: { type: "json" } }),
  },
  "quicksight": {
    title: "Amazon QuickSight",
    load: () => import("./catalog/quicksight.json", { with: { type: "json" } }),
  },
  "ram": {
    title: "AWS Resource Access Manager (RAM)",
    load: () => import("./catalog/ram.json", { with: { type: "json" } }),
  },
  "rbin": {
    title: "AWS Recycle Bin",
    load: () => import("./catalog/rbin.json", { with: { type: "json" } }),
  },
  "rds": {
    title: "Amazon RDS",
    load: () => import("./catalog/rds.json", { with: { type: "json" } }),
  },
  "rds-data": {
    title: "Amazon RDS Data API",
    load: () => import("./catalog/rds-data.json", { with: { type: "json" } }),
  },
  "rds-db": {
    title: "Amazon RDS IAM Authentication",
    load: () => import("./catalog/rds-db.json", { with: { type: "json" } }),
  },
  "redshift": {
    title: "Amazon Redshift",
    load: () => import("./catalog/redshift.json", { with: { type: "json" } }),
  },
  "redshift-data": {
    title: "Amazon Redshift Data API",
    load: () => import("./catalog/redshift-data.json", { with: { type: "json" } }),
  },
  "redshift-serverless": {
    title: "Amazon Redshift Serverless",
    load: () => import("./catalog/redshift-serverless.json", { with: { type: "json" } }),
  },
  "refactor-spaces": {
    title: "AWS Migration Hub Refactor Spaces",
    load: () => import("./catalog/refactor-spaces.json", { with: { type: "json" } }),
  },
  "rekognition": {
    title: "Amazon Rekognition",
    load: () => import("./catalog/rekognition.json", { with: { type: "json" } }),
  },
  "repostspace": {
    title: "AWS rePost Private",
    load: () => import("./catalog/repostspace.json", { with: { type: "json" } }),
  },
  "researchstudio": {
    title: "Amazon Bio Discovery",
    load: () => import("./catalog/researchstudio.json", { with: { type: "json" } }),
  },
  "resiliencehub": {
    title: "AWS Resilience Hub",
    load: () => import("./catalog/resiliencehub.json", { with: { type: "json" } }),
  },
  "resource-explorer": {
    title: "Tag Editor",
    load: () => import("./catalog/resource-explorer.json", { with: { type: "json" } }),
  },
  "resource-explorer-2": {
    title: "AWS Resource Explorer",
    load: () => import("./catalog/resource-explorer-2.json", { with: { type: "json" } }),
  },
  "resource-groups": {
    title: "AWS Resource Groups",
    load: () => import("./catalog/resource-groups.json", { with: { type: "json" } }),
  },
  "rhelkb": {
    title: "Amazon RHEL Knowledgebase Portal",
    load: () => import("./catalog/rhelkb.json", { with: { type: "json" } }),
  },
  "robomaker": {
    title: "AWS RoboMaker",
    load: () => import("./catalog/robomaker.json", { with: { type: "json" } }),
  },
  "rolesanywhere": {
    title: "AWS Identity and Access Management Roles Anywhere",
    load: () => import("./catalog/rolesanywhere.json", { with: { type: "json" } }),
  },
  "route53": {
    title: "Amazon Route 53",
    load: () => import("./catalog/route53.json", { with: { type: "json" } }),
  },
  "route53-recovery-cluster": {
    title: "Amazon Route 53 Recovery Cluster",
    load: () => import("./catalog/route53-recovery-cluster.json", { with: { type: "json" } }),
  },
  "route53-recovery-control-config": {
    title: "Amazon Route 53 Recovery Controls",
    load: () => import("./catalog/route53-recovery-control-config.json", { with: { type: "json" } }),
  },
  "route53-recovery-readiness": {
    title: "Amazon Route 53 Recovery Readiness",
    load: () => import("./catalog/route53-recovery-readiness.json", { with: { type: "json" } }),
  },
  "route53domains": {
    title: "Amazon Route 53 Domains",
    load: () => import("./catalog/route53domains.json", { with: { type: "json" } }),
  },
  "route53globalresolver": {
    title: "AWS Route53 Global Resolver",
    load: () => import("./catalog/route53globalresolver.json", { with: { type: "json" } }),
  },
  "route53profiles": {
    title: "Amazon Route 53 Profiles",
    load: () => import("./catalog/route53profiles.json", { with: { type: "json" } }),
  },
  "route53resolver": {
    title: "Amazon Route 53 Resolver",
    load: () => import("./catalog/route53resolver.json", { with: { type: "json" } }),
  },
  "rtbfabric": {
    title: "AWS RTB Fabric",
    load: () => import("./catalog/rtbfabric.json", { with: { type: "json" } }),
  },
  "rum": {
    title: "AWS CloudWatch RUM",
    load: () => import("./catalog/rum.json", { with: { type: "json" } }),
  },
  "s3": {
    title: "Amazon S3",
    load: () => import("./catalog/s3.json", { with: { type: "json" } }),
  },
  "s3-object-lambda": {
    title: "Amazon S3 Object Lambda",
    load: () => import("./catalog/s3-object-lambda.json", { with: { type: "json" } }),
  },
  "s3-outposts": {
    title: "Amazon S3 on Outposts",
    load: () => import("./catalog/s3-outposts.json", { with: { type: "json" } }),
  },
  "s3express": {
    title: "Amazon S3 Express",
    load: () => import("./catalog/s3express.json", { with: { type: "json" } }),
  },
  "s3files": {
    title: "Amazon S3 Files",
    load: () => import("./catalog/s3files.json", { with: { type: "json" } }),
  },
  "s3tables": {
    title: "Amazon S3 Tables",
    load: () => import("./catalog/s3tables.json", { with: { type: "json" } }),
  },
  "s3vectors": {
    title: "Amazon S3 Vectors",
    load: () => import("./catalog/s3vectors.json", { with: { type: "json" } }),
  },
  "sagemaker": {
    title: "Amazon SageMaker",
    load: () => import("./catalog/sagemaker.json", { with: { type: "json" } }),
  },
  "sagemaker-data-science-assistant": {
    title: "Amazon SageMaker data science assistant",
    load: () => import("./catalog/sagemaker-data-science-assistant.json", { with: { type: "json" } }),
  },
  "sagemaker-geospatial": {
    title: "Amazon SageMaker geospatial capabilities",
    load: () => import("./catalog/sagemaker-geospatial.json", { with: { type: "json" } }),
  },
  "sagemaker-mlflow": {
    title: "Amazon SageMaker with MLflow",
    load: () => import("./catalog/sagemaker-mlflow.json", { with: { type: "json" } }),
  },
  "sagemaker-unified-studio-mcp": {
    title: "Amazon SageMaker Unified Studio MCP",
    load: () => import("./catalog/sagemaker-unified-studio-mcp.json", { with: { type: "json" } }),
  },
  "savingsplans": {
    title: "AWS Savings Plans",
    load: () => import("./catalog/savingsplans.json", { with: { type: "json" } }),
  },
  "scheduler": {
    title: "Amazon EventBridge Scheduler",
    load: () => import("./catalog/scheduler.json", { with: { type: "json" } }),
  },
  "schemas": {
    title: "Amazon EventBridge Schemas",
    load: () => import("./catalog/schemas.json", { with: { type: "json" } }),
  },
  "scn": {
    title: "AWS Supply Chain",
    load: () => import("./catalog/scn.json", { with: { type: "json" } }),
  },
  "sdb": {
    title: "Amazon SimpleDB",
    load: () => import("./catalog/sdb.json", { with: { type: "json" } }),
  },
  "secretsmanager": {
    title: "AWS Secrets Manager",
    load: () => import("./catalog/secretsmanager.json", { with: { type: "json" } }),
  },
  "security-ir": {
    title: "AWS Security Incident Response",
    load: () => import("./catalog/security-ir.json", { with: { type: "json" } }),
  },
  "securityagent": {
    title: "AWS Security Agent",
    load: () => import("./catalog/securityagent.json", { with: { type: "json" } }),
  },
  "securityhub": {
    title: "AWS Security Hub",
    load: () => import("./catalog/securityhub.json", { with: { type: "json" } }),
  },
  "securitylake": {
    title: "Amazon Security Lake",
    load: () => import("./catalog/securitylake.json", { with: { type: "json" } }),
  },
  "serverlessrepo": {
    title: "AWS Serverless Application Repository",
    load: () => import("./catalog/serverlessrepo.json", { with: { type: "json" } }),
  },
  "servicecatalog": {
    title: "AWS Service Catalog",
    load: () => import("./catalog/servicecatalog.json", { with: { type: "json" } }),
  },
  "servicediscovery": {
    title: "AWS Cloud Map",
    load: () => import("./catalog/servicediscovery.json", { with: { type: "json" } }),
  },
  "serviceextract": {
    title: "AWS Microservice Extractor for .NET",
    load: () => import("./catalog/serviceextract.json", { with: { type: "json" } }),
  },
  "servicequotas": {
    title: "Service Quotas",
    load: () => import("./catalog/servicequotas.json", { with: { type: "json" } }),
  },
  "ses": {
    title: "Amazon Pinpoint Email Service",
    load: () => import("./catalog/ses.json", { with: { type: "json" } }),
  },
  "shield": {
    title: "AWS Shield",
    load: () => import("./catalog/shield.json", { with: { type: "json" } }),
  },
  "signer": {
    title: "AWS Signer",
    load: () => import("./catalog/signer.json", { with: { type: "json" } }),
  },
  "signin": {
    title: "AWS Signin",
    load: () => import("./catalog/signin.json", { with: { type: "json" } }),
  },
  "simspaceweaver": {
    title: "AWS SimSpace Weaver",
    load: () => import("./catalog/simspaceweaver.json", { with: { type: "json" } }),
  },
  "sms": {
    title: "AWS Server Migration Service",
    load: () => import("./catalog/sms.json", { with: { type: "json" } }),
  },
  "sms-voice": {
    title: "AWS End User Messaging SMS and Voice V2",
    load: () => import("./catalog/sms-voice.json", { with: { type: "json" } }),
  },
  "snow-device-management": {
    title: "AWS Snow Device Management",
    load: () => import("./catalog/snow-device-management.json", { with: { type: "json" } }),
  },
  "snowball": {
    title: "AWS Snowball",
    load: () => import("./catalog/snowball.json", { with: { type: "json" } }),
  },
  "sns": {
    title: "Amazon SNS",
    load: () => import("./catalog/sns.json", { with: { type: "json" } }),
  },
  "social-messaging": {
    title: "AWS End User Messaging Social",
    load: () => import("./catalog/social-messaging.json", { with: { type: "json" } }),
  },
  "sqlworkbench": {
    title: "AWS SQL Workbench",
    load: () => import("./catalog/sqlworkbench.json", { with: { type: "json" } }),
  },
  "sqs": {
    title: "Amazon SQS",
    load: () => import("./catalog/sqs.json", { with: { type: "json" } }),
  },
  "ssm": {
    title: "AWS Systems Manager",
    load: () => import("./catalog/ssm.json", { with: { type: "json" } }),
  },
  "ssm-contacts": {
    title: "AWS Systems Manager Incident Manager Contacts",
    load: () => import("./catalog/ssm-contacts.json", { with: { type: "json" } }),
  },
  "ssm-guiconnect": {
    title: "AWS Systems Manager GUI Connect",
    load: () => import("./catalog/ssm-guiconnect.json", { with: { type: "json" } }),
  },
  "ssm-incidents": {
    title: "AWS Systems Manager Incident Manager",
    load: () => import("./catalog/ssm-incidents.json", { with: { type: "json" } }),
  },
  "ssm-quicksetup": {
    title: "AWS Systems Manager Quick Setup",
    load: () => import("./catalog/ssm-quicksetup.json", { with: { type: "json" } }),
  },
  "ssm-sap": {
    title: "AWS Systems Manager for SAP",
    load: () => import("./catalog/ssm-sap.json", { with: { type: "json" } }),
  },
  "ssmmessages": {
    title: "Amazon Message Gateway Service",
    load: () => import("./catalog/ssmmessages.json", { with: { type: "json" } }),
  },
  "sso": {
    title: "AWS IAM Identity Center",
    load: () => import("./catalog/sso.json", { with: { type: "json" } }),
  },
  "sso-directory": {
    title: "AWS IAM Identity Center directory",
    load: () => import("./catalog/sso-directory.json", { with: { type: "json" } }),
  },
  "sso-oauth": {
    title: "AWS IAM Identity Center OIDC service",
    load: () => import("./catalog/sso-oauth.json", { with: { type: "json" } }),
  },
  "states": {
    title: "AWS Step Functions",
    load: () => import("./catalog/states.json", { with: { type: "json" } }),
  },
  "storagegateway": {
    title: "AWS Storage Gateway",
    load: () => import("./catalog/storagegateway.json", { with: { type: "json" } }),
  },
  "sts": {
    title: "AWS Security Token Service",
    load: () => import("./catalog/sts.json", { with: { type: "json" } }),
  },
  "support": {
    title: "AWS Support",
    load: () => import("./catalog/support.json", { with: { type: "json" } }),
  },
  "support-console": {
    title: "AWS Support Console",
    load: () => import("./catalog/support-console.json", { with: { type: "json" } }),
  },
  "supportapp": {
    title: "AWS Support App in Slack",
    load: () => import("./catalog/supportapp.json", { with: { type: "json" } }),
  },
  "supportauthz": {
    title: "AWS Support Authorization",
    load: () => import("./catalog/supportauthz.json", { with: { type: "json" } }),
  },
  "supportplans": {
    title: "AWS Support Plans",
    load: () => import("./catalog/supportplans.json", { with: { type: "json" } }),
  },
  "sustainability": {
    title: "AWS Sustainability",
    load: () => import("./catalog/sustainability.json", { with: { type: "json" } }),
  },
  "swf": {
    title: "Amazon Simple Workflow Service",
    load: () => import("./catalog/swf.json", { with: { type: "json" } }),
  },
  "synthetics": {
    title: "Amazon CloudWatch Synthetics",
    load: () => import("./catalog/synthetics.json", { with: { type: "json" } }),
  },
  "tag": {
    title: "Amazon Resource Group Tagging API",
    load: () => import("./catalog/tag.json", { with: { type: "json" } }),
  },
  "tax": {
    title: "AWS Tax Settings",
    load: () => import("./catalog/tax.json", { with: { type: "json" } }),
  },
  "textract": {
    title: "Amazon Textract",
    load: () => import("./catalog/textract.json", { with: { type: "json" } }),
  },
  "thinclient": {
    title: "Amazon WorkSpaces Thin Client",
    load: () => import("./catalog/thinclient.json", { with: { type: "json" } }),
  },
  "timestream": {
    title: "Amazon Timestream",
    load: () => import("./catalog/timestream.json", { with: { type: "json" } }),
  },
  "timestream-influxdb": {
    title: "Amazon Timestream InfluxDB",
    load: () => import("./catalog/timestream-influxdb.json", { with: { type: "json" } }),
  },
  "tiros": {
    title: "AWS Tiros",
    load: () => import("./catalog/tiros.json", { with: { type: "json" } }),
  },
  "tnb": {
    title: "AWS Telco Network Builder",
    load: () => import("./catalog/tnb.json", { with: { type: "json" } }),
  },
  "transcribe": {
    title: "Amazon Transcribe",
    load: () => import("./catalog/transcribe.json", { with: { type: "json" } }),
  },
  "transfer": {
    title: "AWS Transfer Family",
    load: () => import("./catalog/transfer.json", { with: { type: "json" } }),
  },
  "transform": {
    title: "AWS Transform",
    load: () => import("./catalog/transform.json", { with: { type: "json" } }),
  },
  "transform-custom": {
    title: "AWS Transform custom",
    load: () => import("./catalog/transform-custom.json", { with: { type: "json" } }),
  },
  "translate": {
    title: "Amazon Translate",
    load: () => import("./catalog/translate.json", { with: { type: "json" } }),
  },
  "trustedadvisor": {
    title: "AWS Trusted Advisor",
    load: () => import("./catalog/trustedadvisor.json", { with: { type: "json" } }),
  },
  "ts": {
    title: "AWS Diagnostic tools",
    load: () => import("./catalog/ts.json", { with: { type: "json" } }),
  },
  "user-subscriptions": {
    title: "AWS User Subscriptions",
    load: () => import("./catalog/user-subscriptions.json", { with: { type: "json" } }),
  },
  "uxc": {
    title: "AWS User Experience Customization",
    load: () => import("./catalog/uxc.json", { with: { type: "json" } }),
  },
  "vendor-insights": {
    title: "AWS Marketplace Vendor Insights",
    load: () => import("./catalog/vendor-insights.json", { with: { type: "json" } }),
  },
  "verified-access": {
    title: "AWS Verified Access",
    load: () => import("./catalog/verified-access.json", { with: { type: "json" } }),
  },
  "verifiedpermissions": {
    title: "Amazon Verified Permissions",
    load: () => import("./catalog/verifiedpermissions.json", { with: { type: "json" } }),
  },
  "voiceid": {
    title: "Amazon Connect Voice ID",
    load: () => import("./catalog/voiceid.json", { with: { type: "json" } }),
  },
  "vpc-lattice": {
    title: "Amazon VPC Lattice",
    load: () => import("./catalog/vpc-lattice.json", { with: { type: "json" } }),
  },
  "vpc-lattice-svcs": {
    title: "Amazon VPC Lattice Services",
    load: () => import("./catalog/vpc-lattice-svcs.json", { with: { type: "json" } }),
  },
  "vpce": {
    title: "AWS PrivateLink",
    load: () => import("./catalog/vpce.json", { with: { type: "json" } }),
  },
  "waf": {
    title: "AWS WAF",
    load: () => import("./catalog/waf.json", { with: { type: "json" } }),
  },
  "waf-regional": {
    title: "AWS WAF Regional",
    load: () => import("./catalog/waf-regional.json", { with: { type: "json" } }),
  },
  "wafv2": {
    title: "AWS WAF V2",
    load: () => import("./catalog/wafv2.json", { with: { type: "json" } }),
  },
  "wam": {
    title: "Amazon WorkSpaces Application Manager",
    load: () => import("./catalog/wam.json", { with: { type: "json" } }),
  },
  "wellarchitected": {
    title: "AWS Well-Architected Tool",
    load: () => import("./catalog/wellarchitected.json", { with: { type: "json" } }),
  },
  "wickr": {
    title: "AWS Wickr",
    load: () => import("./catalog/wickr.json", { with: { type: "json" } }),
  },
  "wisdom": {
    title: "Amazon Q in Connect",
    load: () => import("./catalog/wisdom.json", { with: { type: "json" } }),
  },
  "workdocs": {
    title: "Amazon WorkDocs",
    load: () => import("./catalog/workdocs.json", { with: { type: "json" } }),
  },
  "worklink": {
    title: "Amazon WorkLink",
    load: () => import("./catalog/worklink.json", { with: { type: "json" } }),
  },
  "workmail": {
    title: "Amazon WorkMail",
    load: () => import("./catalog/workmail.json", { with: { type: "json" } }),
  },
  "workmailmessageflow": {
    title: "Amazon WorkMail Message Flow",
    load: () => import("./catalog/workmailmessageflow.json", { with: { type: "json" } }),
  },
  "workspaces": {
    title: "Amazon WorkSpaces",
    load: () => import("./catalog/workspaces.json", { with: { type: "json" } }),
  },
  "workspaces-instances": {
    title: "AWS WorkSpaces Managed Instances",
    load: () => import("./catalog/workspaces-instances.json", { with: { type: "json" } }),
  },
  "workspaces-web": {
    title: "Amazon WorkSpaces Secure Browser",
    load: () => import("./catalog/workspaces-web.json", { with: { type: "json" } }),
  },
  "xray": {
    title: "AWS X-Ray",
    load: () => import("./catalog/xray.json", { with: { type: "json" } }),
  },
};

/** Services whose resource types have ARNs with another service name, by that name. */
export const arnServices: Readonly<Record<string, readonly string[]>> = {
  "acm": [
    "acm",
    "ec2"
  ],
  "amplify": [
    "amplify",
    "wafv2"
  ],
  "apigateway": [
    "apigateway",
    "wafv2"
  ],
  "app-integrations": [
    "app-integrations",
    "connect"
  ],
  "apprunner": [
    "apprunner",
    "wafv2"
  ],
  "appsync": [
    "appsync",
    "wafv2"
  ],
  "bedrock-agentcore": [
    "bedrock-agentcore",
    "wafv2"
  ],
  "billing": [
    "bcm-data-exports",
    "billing",
    "ce"
  ],
  "catalog": [
    "servicecatalog"
  ],
  "cloudfront": [
    "cloudfront",
    "cloudfront-keyvaluestore"
  ],
  "cloudtrail": [
    "cloudtrail",
    "cloudtrail-data"
  ],
  "codewhisperer": [
    "codewhisperer",
    "q"
  ],
  "cognito-idp": [
    "cognito-idp",
    "wafv2"
  ],
  "compute-optimizer": [
    "aco-automation"
  ],
  "ds": [
    "ds",
    "ds-data"
  ],
  "ec2": [
    "ebs",
    "ec2",
    "ec2-instance-connect",
    "route53",
    "ssm",
    "vpce",
    "wafv2",
    "workspaces-instances"
  ],
  "ecs": [
    "ecs",
    "ssm"
  ],
  "eks": [
    "aps",
    "eks",
    "eks-auth"
  ],
  "elastic-inference": [
    "ec2"
  ],
  "elasticloadbalancing": [
    "arc-zonal-shift",
    "elasticloadbalancing",
    "waf-regional",
    "wafv2"
  ],
  "iam": [
    "codestar",
    "ec2",
    "es",
    "iam",
    "ssm",
    "sts"
  ],
  "iot": [
    "greengrass",
    "iot",
    "iotjobsdata",
    "iotwireless"
  ],
  "iq-permission": [
    "iq",
    "iq-permission"
  ],
  "kafka": [
    "kafka",
    "kafka-cluster"
  ],
  "kms": [
    "events",
    "kinesis",
    "kms"
  ],
  "license-manager": [
    "ec2",
    "license-manager"
  ],
  "mpa": [
    "mpa",
    "payment-cryptography"
  ],
  "opensearch": [
    "es",
    "opensearch"
  ],
  "qbusiness": [
    "qapps",
    "qbusiness"
  ],
  "qdeveloper": [
    "q",
    "qdeveloper"
  ],
  "rds": [
    "rds",
    "rds-data"
  ],
  "redshift": [
    "redshift",
    "redshift-data"
  ],
  "redshift-serverless": [
    "redshift-data",
    "redshift-serverless"
  ],
  "resource-groups": [
    "ec2",
    "resource-groups"
  ],
  "route53-recovery-control": [
    "route53-recovery-cluster",
    "route53-recovery-control-config"
  ],
  "s3": [
    "s3",
    "ssm"
  ],
  "s3-object-lambda": [
    "s3",
    "s3-object-lambda"
  ],
  "sagemaker": [
    "sagemaker",
    "sagemaker-mlflow"
  ],
  "sns": [
    "devops-guru",
    "sns"
  ],
  "sso": [
    "sso",
    "sso-oauth"
  ],
  "vpc-lattice": [
    "vpc-lattice",
    "vpc-lattice-svcs"
  ],
  "wafv2": [
    "apprunner",
    "cognito-idp",
    "wafv2"
  ],
  "wisdom": [
    "connect",
    "wisdom"
  ]
};

/** Services that define condition keys with another prefix, by that prefix. */
export const keyServices: Readonly<Record<string, readonly string[]>> = {
  "accounts.google.com": [
    "sts"
  ],
  "agent.buildkite.com": [
    "sts"
  ],
  "catalog": [
    "aws-marketplace"
  ],
  "cognito-identity-auth": [
    "cognito-identity"
  ],
  "cognito-identity-unauth": [
    "cognito-identity"
  ],
  "cognito-identity.amazonaws.com": [
    "sts"
  ],
  "connect": [
    "cases"
  ],
  "ec2": [
    "ec2-instance-connect",
    "ec2messages",
    "ssm",
    "ssmmessages"
  ],
  "elasticloadbalancing": [
    "arc-zonal-shift"
  ],
  "gitlab.com": [
    "sts"
  ],
  "graph.facebook.com": [
    "sts"
  ],
  "iam": [
    "codestar",
    "sts"
  ],
  "identitycenter": [
    "sso"
  ],
  "identitystore": [
    "q",
    "qbusiness"
  ],
  "iot": [
    "iotjobsdata"
  ],
  "logs": [
    "xray"
  ],
  "saml": [
    "sts"
  ],
  "ssm": [
    "ec2messages",
    "ssmmessages"
  ],
  "token.actions.githubusercontent.com": [
    "sts"
  ],
  "www.amazon.com": [
    "sts"
  ]
};
