package io.jenkins.plugins.accessbroker.issuer.aws;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of AWS that are closed against each other: a role, its region and its STS lie in the same one. */
public enum Partition {
    AWS("aws"),
    CHINA("aws-cn"),
    GOV_CLOUD("aws-us-gov");

    /** What {@link #ofRegion} takes, for messages. */
    static final String REGION_FORM = "a region such as `eu-west-1`";

    /** The ids of all partitions, as a pattern. */
    static final String IDS = "aws|aws-cn|aws-us-gov";

    /** A region of one of these partitions: none of the isolated ones. */
    static final Pattern REGION = Pattern.compile("(?![a-z]{2}-iso[a-z]?-)[a-z]{2}(?:-[a-z]{2,16}){1,2}-\\d{1,2}");

    private final String id;

    Partition(String id) {
        this.id = id;
    }

    /** How an ARN names it. */
    public String id() {
        return id;
    }

    static Optional<Partition> of(String id) {
        return Arrays.stream(values()).filter(known -> known.id.equals(id)).findFirst();
    }

    /**
     * The partition of a region, where the text has the form of a region of one of these partitions. A region that is
     * younger than this code is taken for what its name says.
     */
    static Optional<Partition> ofRegion(String region) {
        if (!REGION.matcher(region).matches()) {
            return Optional.empty();
        }
        if (region.startsWith("cn-")) {
            return Optional.of(CHINA);
        }
        return Optional.of(region.startsWith("us-gov-") ? GOV_CLOUD : AWS);
    }
}
