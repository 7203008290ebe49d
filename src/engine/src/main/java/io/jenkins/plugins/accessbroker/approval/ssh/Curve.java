package io.jenkins.plugins.accessbroker.approval.ssh;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** The curves that OpenSSH has for ECDSA (RFC 5656, section 10.1), with the hash that goes with each (section 6.2.1). */
enum Curve {
    P256("nistp256", "secp256r1", "SHA256withECDSA"),
    P384("nistp384", "secp384r1", "SHA384withECDSA"),
    P521("nistp521", "secp521r1", "SHA512withECDSA");

    private final String ssh;
    private final String jdk;
    private final String algorithm;

    Curve(String ssh, String jdk, String algorithm) {
        this.ssh = ssh;
        this.jdk = jdk;
        this.algorithm = algorithm;
    }

    /** The name in key types: {@code nistp256}. */
    String ssh() {
        return ssh;
    }

    /** The JDK's name of the signature. */
    String algorithm() {
        return algorithm;
    }

    /** The key whose point is in the uncompressed form of SEC 1, section 2.3.3. */
    PublicKey key(byte[] point) throws SshFault {
        try {
            AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
            named.init(new ECGenParameterSpec(jdk));
            ECParameterSpec parameters = named.getParameterSpec(ECParameterSpec.class);
            BigInteger p = ((ECFieldFp) parameters.getCurve().getField()).getP();
            int size = (p.bitLength() + 7) / 8;
            if (point.length != 1 + 2 * size || point[0] != 4) {
                throw new SshFault("the key's point is not in the uncompressed form of its curve");
            }
            BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + size));
            BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + size, point.length));
            if (!isOn(parameters, p, x, y)) {
                throw new SshFault("the key's point is not on its curve");
            }
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), parameters));
        } catch (GeneralSecurityException e) {
            throw new SshFault("the key's point cannot be used");
        }
    }

    private static boolean isOn(ECParameterSpec parameters, BigInteger p, BigInteger x, BigInteger y) {
        BigInteger a = parameters.getCurve().getA();
        BigInteger b = parameters.getCurve().getB();
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y)
                                .subtract(x.multiply(x).add(a).multiply(x).add(b))
                                .mod(p)
                                .signum()
                        == 0;
    }
}
