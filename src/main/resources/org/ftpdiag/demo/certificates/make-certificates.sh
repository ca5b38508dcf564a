#!/bin/sh
# Makes the demo's public test certificates anew, in the current folder. Needs a JDK's keytool.
set -eu
password=ftpdiag-demo
names=san=dns:localhost,ip:127.0.0.1,ip:::1
tool() { keytool -storetype PKCS12 -storepass $password "$@"; }
rm -f ./*.p12 authority.pem

authority() { # file, common name
  tool -genkeypair -keystore "$1" -alias ca -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA \
    -dname "CN=$2" -startdate '2020/01/01 00:00:00' -validity 10957 -ext bc:c=ca:true -ext ku:c=keyCertSign,cRLSign
}
intermediate() { # file, authority's file, common name, start, days
  tool -genkeypair -keystore "$1" -alias ca $ec -dname "CN=$3"
  tool -certreq -keystore "$1" -alias ca -file request.csr
  tool -gencert -keystore "$2" -alias ca -infile request.csr -outfile issuer.pem -rfc \
    -startdate "$4" -validity "$5" -ext bc:c=ca:true,pathlen:0 -ext ku:c=keyCertSign,cRLSign
  tool -exportcert -keystore "$2" -alias ca -rfc -file ca.pem
  cat issuer.pem ca.pem > chain.pem
  tool -importcert -keystore "$1" -alias ca -noprompt -file chain.pem
  rm -f request.csr issuer.pem ca.pem chain.pem
}
leaf() { # file, authority's file, key options, common name, names, start, days
  tool -genkeypair -keystore "$1" -alias server $3 -dname "CN=$4"
  tool -certreq -keystore "$1" -alias server -file request.csr
  tool -gencert -keystore "$2" -alias ca -infile request.csr -outfile leaf.pem -rfc \
    -startdate "$6" -validity "$7" -ext "$5" -ext eku=serverAuth
  tool -list -rfc -keystore "$2" -alias ca | sed -n '/^-----BEGIN/,/^-----END/p' > ca.pem
  cat leaf.pem ca.pem > chain.pem
  tool -importcert -keystore "$1" -alias server -noprompt -file chain.pem
  rm -f request.csr leaf.pem ca.pem chain.pem
}
ec='-keyalg EC -groupname secp256r1'

authority authority.p12 'ftpdiag demo authority'
authority unknown.p12 'An authority nobody knows'
tool -exportcert -keystore authority.p12 -alias ca -rfc -file authority.pem
leaf valid.p12 authority.p12 "$ec" localhost "$names" '2020/01/01 00:00:00' 10950
leaf expired.p12 authority.p12 "$ec" localhost "$names" '2020/01/01 00:00:00' 31
leaf not-yet-valid.p12 authority.p12 "$ec" localhost "$names" '2090/01/01 00:00:00' 3650
leaf other-name.p12 authority.p12 "$ec" ftp.other.example san=dns:ftp.other.example '2020/01/01 00:00:00' 10950
leaf untrusted.p12 unknown.p12 "$ec" localhost "$names" '2020/01/01 00:00:00' 10950
leaf weak.p12 authority.p12 '-keyalg RSA -keysize 1024' localhost "$names" '2020/01/01 00:00:00' 10950
tool -genkeypair -keystore self-signed.p12 -alias server $ec -dname CN=localhost \
  -startdate '2020/01/01 00:00:00' -validity 10950 -ext "$names"
intermediate issuer.p12 authority.p12 'ftpdiag demo issuer' '2020/01/01 00:00:00' 10950
leaf intermediate.p12 issuer.p12 "$ec" localhost "$names" '2020/01/01 00:00:00' 10950
intermediate old.p12 authority.p12 'ftpdiag demo issuer of 2020' '2020/01/01 00:00:00' 31
leaf intermediate-expired.p12 old.p12 "$ec" localhost "$names" '2020/01/01 00:00:00' 10950
rm -f unknown.p12 issuer.p12 old.p12
