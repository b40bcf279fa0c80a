package io.flowlogs.source.s3;

import io.flowlogs.source.SourceOptions;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * What AWS charges, in US dollars, unless the user says otherwise: prices of us-east-1 for the class S3 Standard, as published in November 2026.
 * Other Regions and classes differ, some by a half. Immutable.
 *
 * @param list for 1,000 requests of the kind LIST
 * @param get for 1,000 requests of the kind GET
 * @param transfer for a gigabyte out of AWS to the Internet
 */
record S3Prices(double list, double get, double transfer) {
    static final S3Prices DEFAULT = new S3Prices(0.005, 0.0004, 0.09);

    private static final double THOUSAND = 1000;
    private static final double GIGABYTE = 1 << 30;

    static S3Prices of(SourceOptions options) {
        return new S3Prices(
                options.get(S3Options.PRICE_LIST, DEFAULT.list),
                options.get(S3Options.PRICE_GET, DEFAULT.get),
                options.get(S3Options.PRICE_TRANSFER, DEFAULT.transfer));
    }

    double ofList() {
        return list / THOUSAND;
    }

    double ofGet() {
        return get / THOUSAND;
    }

    double ofBytes(long bytes) {
        return transfer / GIGABYTE * bytes;
    }

    /** Says where a price is from. */
    static String origin(double price, double usual) {
        String shown = "$" + BigDecimal.valueOf(price).stripTrailingZeros().toPlainString();
        return Double.compare(price, usual) == 0 ? shown + " in us-east-1, November 2026" : shown + " as given";
    }

    String listBasis() {
        return origin(list, DEFAULT.list) + ", for 1,000";
    }

    String getBasis() {
        return origin(get, DEFAULT.get) + ", for 1,000, class S3 Standard";
    }

    String transferBasis() {
        return "within the Region free; to the Internet " + origin(transfer, DEFAULT.transfer) + ", for a GB";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "list %s, get %s, transfer %s", list, get, transfer);
    }
}
