// Photos are shrunk before they leave the device. Drawing them anew also leaves out where they were taken.

const LONGEST = 1600;
const QUALITY = 0.82;

/** A JPEG of at most 1,600 px made from an image file; the file itself where this browser cannot read it. */
export async function shrinkPhoto(file) {
  if (!file.type.startsWith("image/") || !self.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const blob = await draw(picture);
    return new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.jpg`, { type: "image/jpeg", lastModified: Date.now() });
  } catch {
    return file;
  }
}

function draw(picture) {
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no image"))), "image/jpeg", QUALITY);
  });
}
