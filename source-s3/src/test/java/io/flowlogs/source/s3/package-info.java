@NullMarked
package io.flowlogs.source.s3;

import org.jspecify.annotations.NullMarked;
