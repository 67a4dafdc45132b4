# A tour of what pscc compiles: functions, pipelines, a class, a closure, a module, error handling and a table.

function Get-Square {
    param([Parameter(ValueFromPipeline)][int]$Number)
    process { $Number * $Number }
}
"Squares: $((1..5 | Get-Square) -join ', ')"

# Pipelines stream, and stop as soon as nobody wants more.
$firstBig = 1..1000000 | Where-Object { $_ % 7 -eq 0 } | ForEach-Object { $_ * 3 } | Select-Object -First 3
"First three: $($firstBig -join ' ')"

class Shape {
    [string] $Name
    Shape([string] $name) { $this.Name = $name }
    [double] Area() { return 0 }
    [string] ToString() { return "$($this.Name) of $($this.Area())" }
}
class Square : Shape {
    [double] $Side
    Square([double] $side) : base('square') { $this.Side = $side }
    [double] Area() { return $this.Side * $this.Side }
}
"A $([Square]::new(1.5))"

# GetNewClosure makes a module of its own, with a copy of the local variables.
function New-Counter([int] $Start) {
    $count = $Start
    { $script:count++; $script:count }.GetNewClosure()
}
$counter = New-Counter 10
"Counter: $(& $counter), $(& $counter)"

$module = New-Module -Name Greetings -ScriptBlock {
    $greeting = 'Hello'
    function Get-Greeting([string] $Name) { "$greeting, $Name" }
}
Get-Greeting 'tour'

try {
    [int]::Parse('no number')
}
catch [System.FormatException] {
    "Caught: $($_.Exception.Message)"
}
finally {
    'Finally runs.'
}

'apple', 'fig', 'cherry' | ForEach-Object { [pscustomobject]@{ Fruit = $_; Letters = $_.Length } } | Sort-Object Letters | Format-Table
