#!/bin/sh
# Makes the certificates of this folder anew, but for loopback.*: an authority, and for one key what
# it and others may sign. Needs OpenSSL 3.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
long="-startdate 20200101000000Z -enddate 21200101000000Z"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }
# sign NAME CN SAN AUTHORITY DATES…: AUTHORITY is self or the name of one.
sign() {
    name=$1 cn=$2 san=$3 authority=$4
    shift 4
    basic=CA:FALSE
    [ "$san" = authority ] && basic=critical,CA:TRUE
    {
        echo "[ca]"
        echo "default_ca = here"
        echo "[here]"
        echo "database = $work/index"
        echo "rand_serial = yes"
        echo "new_certs_dir = $work"
        echo "default_md = sha256"
        echo "policy = any"
        echo "x509_extensions = extensions"
        echo "[any]"
        echo "organizationName = optional"
        echo "commonName = supplied"
        echo "[extensions]"
        echo "basicConstraints = $basic"
        [ "$san" = authority ] || echo "subjectAltName = $san"
    } >"$work/config"
    : >"$work/index"
    own=service.key
    [ "$san" = authority ] && own=$work/$name.key
    openssl req -new -key "$own" -subj "/O=Regioncast tests/CN=$cn" -out "$work/request"
    if [ "$authority" = self ]; then
        set -- "$@" -selfsign -keyfile "$own"
    else
        set -- "$@" -cert "$authority.crt" -keyfile "$work/$authority.key"
    fi
    openssl ca -batch -notext -config "$work/config" -in "$work/request" -out "$name.crt" "$@" 2>"$work/log" ||
        { cat "$work/log" >&2; exit 1; }
}

key service.key
key "$work/ca.key"
key "$work/other-ca.key"
names=IP:127.0.0.1,DNS:localhost,DNS:service.test
# shellcheck disable=SC2086 # a list of words
{
    sign ca "Test authority" authority self $long
    sign other-ca "Another authority" authority self $long
    sign good service.test $names ca $long
    sign unknown service.test $names other-ca $long
    sign self-signed service.test $names self $long
    sign wrong-host other.test DNS:other.test ca $long
    sign expired service.test $names ca -startdate 20000101000000Z -enddate 20010101000000Z
}
rm -f other-ca.crt
