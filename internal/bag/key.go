package bag

import (
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"strings"
)

// A PrivateKey signs bags. It is kept as PEM, PKCS #8, as openssl has it.
type PrivateKey struct{ key ed25519.PrivateKey }

// A PublicKey tells whether it was that key that signed. It is kept as PEM, PKIX.
type PublicKey struct{ key ed25519.PublicKey }

// NewKey makes a pair of keys of a source of randomness.
func NewKey(random io.Reader) (private, public []byte, err error) {
	pub, key, err := ed25519.GenerateKey(random)
	if err != nil {
		return nil, nil, err
	}
	a, err1 := x509.MarshalPKCS8PrivateKey(key)
	b, err2 := x509.MarshalPKIXPublicKey(pub)
	private = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: a})
	public = pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: b})
	return private, public, errors.Join(err1, err2)
}

// ErrKey says that a text is no key of the kind that is wanted.
var ErrKey = errors.New("no such key")

// ReadPrivateKey reads a private key.
func ReadPrivateKey(text []byte) (*PrivateKey, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PRIVATE KEY" {
		return nil, ErrKey
	}
	any, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if key, ok := any.(ed25519.PrivateKey); ok && err == nil {
		return &PrivateKey{key}, nil
	}
	return nil, ErrKey
}

// ReadPublicKey reads a public key.
func ReadPublicKey(text []byte) (*PublicKey, error) {
	block, _ := pem.Decode(text)
	if block == nil || block.Type != "PUBLIC KEY" {
		return nil, ErrKey
	}
	any, err := x509.ParsePKIXPublicKey(block.Bytes)
	if key, ok := any.(ed25519.PublicKey); ok && err == nil {
		return &PublicKey{key}, nil
	}
	return nil, ErrKey
}

// Fingerprint names a key: the first 16 digits of the SHA-256 of its 32 bytes.
func (k *PublicKey) Fingerprint() string { return fingerprint(k.key) }

func fingerprint(key ed25519.PublicKey) string {
	sum := sha256.Sum256(key)
	return hex.EncodeToString(sum[:8])
}

// sign writes the signature file over a text.
func (k *PrivateKey) sign(text []byte) []byte {
	return signed(k.key.Public().(ed25519.PublicKey), ed25519.Sign(k.key, text))
}

func signed(key ed25519.PublicKey, sig []byte) []byte {
	return fmt.Appendf(nil, "Public-Key: %s\nSignature: %s\n", base64.StdEncoding.EncodeToString(key), base64.StdEncoding.EncodeToString(sig))
}

// readSignature reads such a file, to the letter.
func readSignature(file []byte) (key ed25519.PublicKey, sig []byte, ok bool) {
	lines := strings.SplitN(string(file), "\n", 3)
	if len(lines) != 3 {
		return nil, nil, false
	}
	key, err1 := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[0], "Public-Key: "))
	sig, err2 := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "Signature: "))
	ok = err1 == nil && err2 == nil && len(key) == ed25519.PublicKeySize && len(sig) == ed25519.SignatureSize
	return key, sig, ok && string(signed(key, sig)) == string(file)
}
