// One attempt to hand a record to the server, and what its answer means.

const PATIENCE = 30000;

/** Send a record. Gives {state}: "received" {receipt, url}, "refused" {errors}, "login", "busy" or "offline". */
export async function send(record) {
  const body = new FormData();
  for (const [name, value] of record.parts) body.append(name, value);
  const clock = new AbortController();
  const bell = setTimeout(() => clock.abort(), PATIENCE);
  try {
    return await understand(await fetch(record.url, { method: "POST", body, headers: headers(record), signal: clock.signal }));
  } catch {
    return { state: "offline" };
  } finally {
    clearTimeout(bell);
  }
}

function headers(record) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const always = { "X-Requested-With": "outbox", "X-Outbox-Owner": record.owner, Accept: "application/json" };
  return token ? { ...always, "X-CSRFToken": token } : always;
}

async function understand(response) {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  if (response.status >= 500 || response.status === 429) return { state: "busy" };
  if (response.ok && isJson && !response.redirected) return { state: "received", ...(await response.json()) };
  if (response.status === 422 && isJson) return { state: "refused", errors: (await response.json()).errors };
  if (response.ok || [401, 403].includes(response.status)) return { state: "login" };
  return { state: "refused", errors: { __all__: [`${response.status} ${response.statusText}`] } };
}
