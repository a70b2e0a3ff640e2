import Foundation
import PLC
