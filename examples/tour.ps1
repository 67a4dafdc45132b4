# A tour of the language; run it with: npx pscc run examples/tour.ps1
param([string]$Name = 'reader')

"Welcome, $Name."

# Functions bind parameters, and pipelines pass objects.
function Get-Square {
    param([Parameter(ValueFromPipeline)][int]$Number)
    process { $Number * $Number }
}
$squares = 1..5 | Get-Square
"Squares: $($squares -join ', '), together $(($squares | Measure-Object -Sum).Sum)"

# Classes.
class Account {
    [string]$Owner
    [decimal]$Balance = 0

    Account([string]$owner) { $this.Owner = $owner }

    [void] Withdraw([decimal]$amount) {
        if ($amount -gt $this.Balance) { throw "$($this.Owner) has only $($this.Balance)." }
        $this.Balance -= $amount
    }
}

# A closure keeps its own copy of the variables around it.
function New-Counter([int]$Step) {
    $count = 0
    { $script:count += $Step; $script:count }.GetNewClosure()
}
$next = New-Counter 3
"Counting: $(& $next) $(& $next) $(& $next)"

# A module hides what it does not export.
$greetings = New-Module -Name Greetings {
    $word = 'Hello'
    function Get-Greeting([string]$To) { "$word, $To!" }
    Export-ModuleMember -Function Get-Greeting
}
Get-Greeting 'world'
"The module's variable stays inside: '$word'"

# Errors are records that can be caught, by type too.
$account = [Account]::new('Ada')
$account.Balance = 10.5
try {
    $account.Withdraw(4)
    $account.Withdraw(100)
} catch {
    "Caught: $($_.Exception.Message)"
} finally {
    "Left: $($account.Balance)"
}

# Objects come out as a table.
'apple', 'kiwi', 'cherry' | ForEach-Object {
    [pscustomobject]@{ Fruit = $_; Letters = $_.Length; Upper = $_.ToUpper() }
} | Sort-Object Letters
