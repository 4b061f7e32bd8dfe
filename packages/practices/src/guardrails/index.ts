export {
  fillGuardrail,
  type Guardrail,
  type GuardrailCaller,
  type GuardrailCase,
  type GuardrailParameter,
  GuardrailParameterError,
  type GuardrailValues,
} from "./guardrail.ts";
export { guardrailOf, guardrails } from "./ready/index.ts";
