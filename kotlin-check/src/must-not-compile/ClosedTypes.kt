// What the library closed stays closed.
package closed.types

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FlowLogException
import io.flowlogs.source.Split

class Always : FlowPredicate // error: sealed

abstract class Elsewhere : Split // error: sealed

class Mine : FlowLogException("mine") // error: sealed

class Door : FlowLogs() // error: final
