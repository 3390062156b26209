/* The system's OpenSSL (libcrypto), as Swift imports it. Only EmoAuth's Crypto folder includes this module. */
#ifndef EMOBUDDY_COPENSSL_SHIM_H
#define EMOBUDDY_COPENSSL_SHIM_H
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#endif
