import type { SdkCall, SdkClients } from "../../catalog/sdk-calls.ts";
import type { Language } from "../../syntax/compiled/tokens.ts";

// How Go and Java call the operations of a client.

/** Methods of clients that call nothing. */
const idle =
  /^(?:close|shutdown|shutdownNow|serviceName|serviceClientConfiguration|utilities|waiters?|options|toBuilder|builder|hashCode|equals|toString|getClass|setRegion|setEndpoint|withRegion|withEndpoint|setTimeOffset|getCachedResponseMetadata|getRegion|getRegionName|getUrl|getResourceUrl|isRequesterPaysEnabled|tableName|tableSchema|tableIndex|indexName|keyFrom|mapperExtension|getTableName|getIndexName|getDescription|setS3ClientOptions|MaxRetries|NewRequest|AddDebugHandlers|SigningName)$/i;

/** Whether a method of a client calls nothing of AWS's. */
export const callsNothing = (name: string): boolean => idle.test(name);

/**
 * What a method of a client calls, by the names that it may be: `ScanPagesWithContext`, `GetObjectRequest`,
 * `scanPaginator`, `presignGetObject`, `putRecordAsync`, `getObjectAsBytes`. Undefined where it is unknown.
 */
export function operationsOf(
  client: string,
  method: string,
  language: Language,
  sdk: SdkClients,
): readonly SdkCall[] | undefined {
  const waited = /^[Ww]aitUntil([A-Z]\w*?)(?:WithContext)?$/.exec(method)?.[1];
  if (waited !== undefined) return sdk.waiter(client, waited) ?? sdk.calls(client, method);
  for (const name of spellings(method, language)) {
    const found = sdk.calls(client, name);
    if (found) return found;
  }
  return undefined;
}

function spellings(method: string, language: Language): readonly string[] {
  const presigned = method.replace(/^[Pp]resign(?=[A-Z])/, "").replace(/^PostObject$/, "PutObject");
  const first = [method, ...(presigned === method ? [] : [presigned])];
  const endings =
    language === "go"
      ? [/WithContext$/, /Pages(?:WithContext)?$/, /Request$/]
      : [/Paginator$/, /Async$/, /AsBytes$/];
  return first.flatMap((name) => [
    name,
    ...endings.flatMap((ending) => (ending.test(name) ? [name.replace(ending, "")] : [])),
  ]);
}

/** The operation that one of Go's functions begins the pages of: `NewScanPaginator`. */
export const pagedBy = (name: string): string | undefined => /^New(\w+)Paginator$/.exec(name)?.[1];
