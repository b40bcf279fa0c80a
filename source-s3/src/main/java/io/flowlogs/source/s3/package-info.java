/**
 * Flow logs in S3: <code>s3://BUCKET/PREFIX</code>.
 */
@NullMarked
package io.flowlogs.source.s3;

import org.jspecify.annotations.NullMarked;
