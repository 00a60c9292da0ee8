package bag

import "crypto/ed25519"

// Signer is the fingerprint of the key by which the bag says that it was signed;
// false where nobody signed.
func (o *Opened) Signer() (string, bool) {
	if o.parts[signature] == nil {
		return "", false
	}
	file, err := o.read(signature)
	key, _, ok := readSignature(file)
	if err != nil || !ok {
		return "", true
	}
	return fingerprint(key), true
}

// SignedBy reports whether the holder of a key signed the bag as it is.
func (o *Opened) SignedBy(key *PublicKey) bool {
	file, err := o.read(signature)
	given, sig, ok := readSignature(file)
	message, err2 := o.read("tagmanifest-sha256.txt")
	return err == nil && err2 == nil && ok && key.key.Equal(given) && ed25519.Verify(key.key, message, sig)
}

// signature reports a signature that does not fit the bag, whoever's it is.
func (c *checker) signature() {
	if c.parts[signature] == nil {
		return
	}
	file, err := c.read(signature)
	key, sig, ok := readSignature(file)
	message, err2 := c.read("tagmanifest-sha256.txt")
	if err != nil || err2 != nil || !ok || !ed25519.Verify(key, message, sig) {
		c.add(signature, "签名与内容不符")
	}
}
