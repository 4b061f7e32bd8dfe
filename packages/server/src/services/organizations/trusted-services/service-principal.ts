import { invalidInput } from "../errors.ts";

/** InvalidInputException for a service that Organizations does not know, or not for this. */
export const unrecognized = () =>
  invalidInput(
    "UNRECOGNIZED_SERVICE_PRINCIPAL",
    "You specified an unrecognized service principal.",
  );

/** `organizations:ServicePrincipal`. */
export const serviceContext = ({
  ServicePrincipal,
}: {
  readonly ServicePrincipal?: string | undefined;
}) => ({ "organizations:ServicePrincipal": ServicePrincipal });
