// The records that wait on this device, in IndexedDB, named by their uid.

const NAME = "luoshi-outbox";

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("records", { keyPath: "uid" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

/** Run `act` on the store in one transaction; resolves with its result once that is durable. */
async function run(mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("records", mode, { durability: "strict" });
      const asked = act(transaction.objectStore("records"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const keepRecord = (record) => run("readwrite", (store) => store.put(record));
export const dropRecord = (uid) => run("readwrite", (store) => store.delete(uid));
export const findRecord = (uid) => run("readonly", (store) => store.get(uid));

/** The records that `owner` made on this device, oldest first. */
export async function listRecords(owner) {
  const all = await run("readonly", (store) => store.getAll());
  return all.filter((record) => record.owner === owner).sort((one, other) => one.made - other.made);
}
